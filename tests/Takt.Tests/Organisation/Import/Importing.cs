using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Files brought to the importer, and what it says of them.</summary>
static class Importing
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    extension(Kommune kommune)
    {
        /// <summary>What a file would do.</summary>
        public Task<ImportPlan> Preview(byte[] file, ImportWishes wishes, Actor? actor = null) =>
            kommune.Importer(
                async (importer, _) => await importer.Preview(await importer.Read("fil.csv", file, wishes, Cancel), Cancel),
                actor
            );

        /// <summary>Imports a file and gives the import's id.</summary>
        public Task<Guid> Import(byte[] file, ImportWishes wishes, Actor? actor = null, string? mark = null) =>
            kommune.Importer(
                async (importer, db) =>
                {
                    var import = await importer.Read("fil.csv", file, wishes, Cancel);
                    db.OrganisationImports.Add(import);
                    await db.Save("test", Cancel);
                    await importer.Apply(import.Id, mark, Cancel);
                    return import.Id;
                },
                actor
            );

        public Task<IReadOnlyList<ChangedSince>> Changed(Guid import) =>
            kommune.InScope(async services =>
                await services
                    .GetRequiredService<ImportUndo>()
                    .Changed(await services.GetRequiredService<Db>().OrganisationImports.SingleAsync(i => i.Id == import, Cancel), Cancel)
            );

        public Task Undo(Guid import, bool rest) =>
            kommune.InScope(async services =>
            {
                await services.GetRequiredService<ImportUndo>().Undo(import, rest, Cancel);
                return 0;
            });

        public Task<T> Importer<T>(Func<OrganisationImporter, Db, Task<T>> work, Actor? actor = null) =>
            kommune.InScope(
                services => work(services.GetRequiredService<OrganisationImporter>(), services.GetRequiredService<Db>()),
                actor
            );

        public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work, Actor? actor = null)
        {
            await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, actor ?? Actor.Command("test"));
            return await work(scope.ServiceProvider);
        }
    }

    /// <summary>A file of lines.</summary>
    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    public static ImportWishes On(DateOnly day, params ImportKind[] complete) => new(day, complete, MakeParents: false);

    /// <summary>"Error UnknownParent 3 Overordnet".</summary>
    public static string[] Said(this ImportPlan plan, Severity? worstOnly = null) =>
        [
            .. plan
                .Problems.Where(p => worstOnly is null || p.Severity == worstOnly)
                .Select(p => $"{p.Severity} {p.Code} {p.Row} {p.Column}".Replace("  ", " ").Trim()),
        ];

    /// <summary>"New Rona skole", "Moved Vika skole".</summary>
    public static string[] Told(this ImportPlan plan) => [.. plan.Differences.Select(d => $"{d.Act} {d.Name}")];
}
