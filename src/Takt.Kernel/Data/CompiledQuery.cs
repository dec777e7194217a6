using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Takt.Kernel;

/// <summary>
/// A query that every request asks. EF reads the tree of a query anew at each call, which for a short statement is most of
/// its cost; compiled, it is read once for each engine. What lists and pages ask is not worth it.
/// </summary>
/// <param name="compile">Gives <c>EF.CompileAsyncQuery(…)</c>. The tree stands whole in it: no method of ours, which EF could not look into.</param>
public sealed class CompiledQuery<TAsk>(Func<TAsk> compile)
    where TAsk : Delegate
{
    readonly ConcurrentDictionary<IModel, TAsk> byEngine = [];

    /// <summary>The query, for the engine of this lease.</summary>
    public TAsk For(Db db) => byEngine.GetOrAdd(db.Model, _ => compile());
}
