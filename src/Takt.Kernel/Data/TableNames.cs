using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Takt.Kernel;

/// <summary>Tables are named module_entity and columns in snake_case, the same on both databases.</summary>
static class TableNames
{
    public static void Give(IMutableEntityType entity, IReadOnlyList<Module> modules)
    {
        var module = modules.FirstOrDefault(m => m.Assembly == entity.ClrType.Assembly)?.Name ?? "Kernel";
        entity.SetTableName($"{Snake(module).Replace("_", "", StringComparison.Ordinal)}_{Snake(entity.ClrType.Name)}");
        NameColumns(entity, "");
    }

    static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetProperties())
        {
            property.SetColumnName(prefix + Snake(property.Name));
        }

        foreach (var complex in type.GetComplexProperties())
        {
            NameColumns(complex.ComplexType, $"{prefix}{Snake(complex.Name)}_");
        }
    }

    static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
