using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Takt.Tests;

/// <summary>Numbers and dates reach us as text: binding reads "1,5" as 15 and "24.01.2013" as nothing, without an error.</summary>
public sealed class FormModels
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
        var forms = Modules
            .All.Select(m => m.Assembly)
            .Append(typeof(Modules).Assembly)
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p =>
                p.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null
                || p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null
            )
            .ToArray();
        Assert.True(forms.Length > 10);
        Assert.Equal(
            [],
            forms.SelectMany(p => Troubles(p.PropertyType, $"{p.DeclaringType!.Name}.{p.Name}", [])).Distinct(StringComparer.Ordinal)
        );
    }

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
