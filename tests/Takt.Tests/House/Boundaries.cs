using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace Takt.Tests;

/// <summary>Who may call whom, read from what was compiled.</summary>
public sealed class Boundaries
{
    // The levels of the house: a module may call those below it.
    static readonly Dictionary<string, int> Level = new(StringComparer.Ordinal)
    {
        ["Takt.Kernel"] = 0,
        ["Takt.Ui"] = 0,
        ["Organisation"] = 1,
        ["FollowUp"] = 2,
        ["Surveys"] = 3,
        ["Rooms"] = 3,
        ["Economy"] = 3,
        ["Competence"] = 3,
        ["ServiceCatalogue"] = 3,
        ["Goals"] = 4,
        ["Meetings"] = 4,
        ["Quality"] = 4,
        ["Leadership"] = 4,
        ["Personnel"] = 4,
        ["CaseRouting"] = 4,
        ["Evaluations"] = 5,
        ["AnnualWheel"] = 6,
        ["Reporting"] = 6,
        ["Intranet"] = 6,
        ["Integrations"] = 7,
    };

    public static TheoryData<string> ModuleNames => [.. Modules.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void A_module_uses_another_only_through_its_contracts(string name)
    {
        var wrong = TypesUsedBy(Assembly(name)).Where(t => IsModule(t.Assembly) && t.Namespace != $"{t.Assembly}.Contracts");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void The_executable_knows_modules_only_by_their_module_file_and_contracts()
    {
        var wrong = TypesUsedBy(typeof(Modules).Assembly)
            .Where(t =>
                IsModule(t.Assembly) && t.Namespace != $"{t.Assembly}.Contracts" && t.Name != $"{t.Assembly["Takt.".Length..]}Module"
            );
        Assert.Equal([], wrong);
    }

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void A_module_refers_only_to_what_lies_below_it(string name)
    {
        var project = XDocument.Load(Path.Combine(Source.Root, "src", "Modules", name, $"{name}.csproj"));
        var referred = project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.Equal([], referred.Where(other => Level[other] >= Level[name]));

        var used = Assembly(name).GetReferencedAssemblies().Select(a => a.Name!).Where(a => a.StartsWith("Takt", StringComparison.Ordinal));
        Assert.Equal(
            [],
            used.Where(other =>
                Level[other.StartsWith("Takt.", StringComparison.Ordinal) && IsModule(other) ? other[5..] : other] >= Level[name]
            )
        );
    }

    [Fact]
    public void Kernel_and_ui_know_no_module()
    {
        foreach (var assembly in new[] { typeof(Db).Assembly, typeof(Takt.Ui.TaktPage).Assembly })
        {
            Assert.Equal([], assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(IsModule));
        }
    }

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void Everything_in_a_module_is_its_own_but_pages_what_they_take_and_its_contracts(string name)
    {
        var assembly = Assembly(name);
        var open = assembly
            .GetTypes()
            .Where(t =>
                t.IsPublic && t.Namespace != $"Takt.{name}.Contracts" && !typeof(Kernel.Module).IsAssignableFrom(t) && !IsImports(t)
            )
            .ToArray();
        var components = open.Where(typeof(IComponent).IsAssignableFrom).ToArray();
        var taken = new HashSet<Type>();
        foreach (var component in components)
        {
            TakeFrom(component, assembly, taken);
        }

        Assert.Equal([], open.Except(components).Except(taken).Select(t => t.FullName));
        Assert.Equal(
            [],
            assembly
                .GetTypes()
                .Where(t =>
                    t is { IsPublic: true, IsClass: true, IsAbstract: false, IsSealed: false }
                    && !typeof(IComponent).IsAssignableFrom(t)
                    && !IsImports(t)
                )
                .Select(t => t.FullName)
        );
    }

    // Razor makes a public class of _Imports.razor.
    static bool IsImports(Type type) => type.Name == "_Imports";

    // Parameters of a component, the form it is filled from, and what these are made of.
    static void TakeFrom(Type component, Assembly assembly, HashSet<Type> taken)
    {
        foreach (var property in component.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (
                property.GetCustomAttribute<ParameterAttribute>() is not null
                || property.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null
            )
            {
                Take(property.PropertyType);
            }
        }

        void Take(Type type)
        {
            foreach (
                var inner in type.IsGenericType ? type.GetGenericArguments()
                : type.IsArray ? [type.GetElementType()!]
                : []
            )
            {
                Take(inner);
            }

            if (type.Assembly == assembly && taken.Add(type))
            {
                foreach (var property in type.GetProperties())
                {
                    Take(property.PropertyType);
                }
            }
        }
    }

    static Assembly Assembly(string name) => Modules.All.Single(m => m.Name == name).Assembly;

    static bool IsModule(string assembly) => Modules.All.Any(m => m.Assembly.GetName().Name == assembly);

    // The types of other assemblies named in what was compiled: signatures, fields, bodies, attributes.
    static List<(string Assembly, string Namespace, string Name)> TypesUsedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        List<(string, string, string)> used = [];
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            {
                var from = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
                used.Add((metadata.GetString(from.Name), metadata.GetString(type.Namespace), metadata.GetString(type.Name)));
            }
        }

        Assert.NotEmpty(used);
        return used;
    }
}
