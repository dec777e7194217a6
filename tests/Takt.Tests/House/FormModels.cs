using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Takt.Tests;

/// <summary>Numbers and dates reach us as text: binding reads "1,5" as 15 and "24.01.2013" as nothing, without an error.</summary>
public sealed class FormModels(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static readonly Type[] Refused =
    [
        typeof(decimal),
        typeof(double),
        typeof(float),
        typeof(DateOnly),
        typeof(DateTime),
        typeof(DateTimeOffset),
        typeof(TimeOnly),
        typeof(TimeSpan),
    ];

    [Fact]
    public void No_form_binds_a_number_with_decimals_or_a_date()
    {
        var forms = Bound();
        Assert.True(forms.Length > 10);
        Assert.Equal(
            [],
            forms.SelectMany(p => Troubles(p.PropertyType, $"{p.DeclaringType!.Name}.{p.Name}", [])).Distinct(StringComparer.Ordinal)
        );
    }

    /// <summary>What is bound can be sent by anybody, every property of it: an entity would take what no field asks for.</summary>
    [Fact]
    public async Task No_form_binds_what_is_stored()
    {
        var stored = await kommune.With(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).ToHashSet()));
        Assert.Contains(typeof(FollowUp.Measure), stored);
        HashSet<Type> bound = [];
        foreach (var property in Bound())
        {
            Gather(property.PropertyType, bound);
        }

        Assert.Contains(typeof(FollowUp.MeasureActForm), bound);
        Assert.Equal([], bound.Where(stored.Contains).Select(t => t.Name));
    }

    static void Gather(Type type, HashSet<Type> into)
    {
        foreach (var inner in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
        {
            Gather(inner, into);
        }

        if (type.Namespace?.StartsWith("Takt", StringComparison.Ordinal) == true && into.Add(type))
        {
            foreach (var property in type.GetProperties())
            {
                Gather(property.PropertyType, into);
            }
        }
    }

    static PropertyInfo[] Bound() =>
        [
            .. Modules
                .All.Select(m => m.Assembly)
                .Append(typeof(Modules).Assembly)
                .SelectMany(a => a.GetTypes())
                .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(p =>
                    p.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null
                    || p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null
                ),
        ];

    static IEnumerable<string> Troubles(Type type, string at, HashSet<Type> seen)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Refused.Contains(plain))
        {
            return [$"{at} is a {plain.Name}"];
        }

        var inner = plain.IsArray ? [plain.GetElementType()!] : plain.GetGenericArguments();
        var own =
            plain.Namespace?.StartsWith("Takt", StringComparison.Ordinal) == true && plain.IsClass && seen.Add(plain)
                ? plain.GetProperties()
                : [];
        return
        [
            .. inner.SelectMany(t => Troubles(t, at, seen)),
            .. own.SelectMany(p => Troubles(p.PropertyType, $"{plain.Name}.{p.Name}", seen)),
        ];
    }
}
