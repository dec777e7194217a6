using Microsoft.EntityFrameworkCore.Metadata;

namespace Takt.Tests;

/// <summary>What the mappings say, on both databases.</summary>
public sealed class Schema
{
    static readonly Func<DbContext>[] Contexts =
    [
        () => new SqliteDbFactory().CreateDbContext([]),
        () => new PostgresDbFactory().CreateDbContext([]),
        () => new SqliteSharedFactory().CreateDbContext([]),
        () => new PostgresSharedFactory().CreateDbContext([]),
    ];

    public static TheoryData<int> All => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(All))]
    public void The_migrations_say_what_the_mappings_say(int context)
    {
        using var db = Contexts[context]();
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), $"{db.GetType().Name} lacks a migration.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_table_bears_the_name_of_who_owns_it(int context)
    {
        using var db = Contexts[context]();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var owner = Modules.All.FirstOrDefault(m => m.Assembly == entity.ClrType.Assembly)?.Name ?? (db is Db ? "kernel" : "shared");
            Assert.StartsWith(owner.ToLowerInvariant() + "_", entity.GetTableName(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_pages_start_from_has_an_audience_in_its_own_row()
    {
        using var db = Contexts[0]();
        var roots = db.Model.GetEntityTypes().Where(e => typeof(IHasAudience).IsAssignableFrom(e.ClrType)).ToArray();
        Assert.Contains(roots, r => typeof(RootEntity).IsAssignableFrom(r.ClrType));
        Assert.All(
            roots,
            root =>
                Assert.Equal(
                    ["Named", "Permission", "UnitId"],
                    root.FindComplexProperty("Audience")!.ComplexType.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)
                )
        );
    }

    [Fact]
    public void Rows_of_one_module_point_to_another_only_when_it_is_organisation()
    {
        using var db = Contexts[0]();
        var organisation = Modules.All[0].Assembly;
        var wrong = db
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetForeignKeys())
            .Where(key =>
                key.PrincipalEntityType.ClrType.Assembly != key.DeclaringEntityType.ClrType.Assembly
                && key.PrincipalEntityType.ClrType.Assembly != organisation
            )
            .Select(key => $"{key.DeclaringEntityType.DisplayName()} → {key.PrincipalEntityType.DisplayName()}");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Anonymous_kinds_hold_no_person_and_no_time()
    {
        using var db = Contexts[0]();
        var kinds = db.Model.GetEntityTypes().Where(e => e.IsAnonymous()).ToArray();
        Assert.NotEmpty(kinds);
        Assert.Equal([], kinds.SelectMany(AnonymousRule.Troubles));
    }
}

/// <summary>What an anonymous row may not hold, because it would say whose it is.</summary>
static class AnonymousRule
{
    static readonly Type[] Times = [typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan)];
    static readonly string[] Traces = ["Person", "Actor", "Account", "User", "Session", "Device", "Address", "Browser", "Seat"];

    public static IEnumerable<string> Troubles(IEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            if (Times.Contains(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType))
            {
                yield return $"{entity.ClrType.Name}.{property.Name} is a time";
            }

            if (property.ClrType == typeof(Seat) || Array.Exists(Traces, trace => property.Name.Contains(trace, StringComparison.Ordinal)))
            {
                yield return $"{entity.ClrType.Name}.{property.Name} leads to a person";
            }
        }

        foreach (var key in entity.GetForeignKeys().Where(k => k.PrincipalEntityType.ClrType.Name is "Person" or "Account" or "Session"))
        {
            yield return $"{entity.ClrType.Name} points to {key.PrincipalEntityType.ClrType.Name}";
        }

        if (MadeId(entity) is { Version: not 4 })
        {
            yield return $"{entity.ClrType.Name}.Id tells when it was made";
        }
    }

    // An id the kind makes itself; a kind without a constructor we can call is asked by its own tests.
    static Guid? MadeId(IEntityType entity)
    {
        const System.Reflection.BindingFlags Any =
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;
        if (entity.FindProperty("Id") is not { PropertyInfo: { } id } || id.PropertyType != typeof(Guid))
        {
            return null;
        }

        var maker = entity.ClrType.GetConstructors(Any).MinBy(c => c.GetParameters().Length)!;
        var nothing = maker
            .GetParameters()
            .Select(p =>
                p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
                : p.ParameterType == typeof(string) ? ""
                : null
            );
        var made = (Guid)id.GetValue(maker.Invoke([.. nothing]))!;
        return made == Guid.Empty ? null : made; // given by whoever makes it
    }
}
