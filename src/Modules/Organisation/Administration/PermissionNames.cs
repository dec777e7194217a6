namespace Takt.Organisation;

/// <summary>What the modules let the roles do, in words: "evaluations.take-part" is the text PermissionTakePart of Evaluations.</summary>
sealed class PermissionNames(IEnumerable<Module> modules, TextLibrary library)
{
    readonly Module[] modules = [.. modules];

    /// <summary>Everything that is granted, module by module.</summary>
    public IEnumerable<Grant> Grants => modules.SelectMany(m => m.Grants);

    /// <summary>Each permission once.</summary>
    public IEnumerable<string> All => Grants.Select(g => g.Permission).Distinct(StringComparer.Ordinal);

    public string Of(string permission)
    {
        var key = KeyOf(permission);
        return library.Knows(key) ? library[key] : permission;
    }

    internal string KeyOf(string permission)
    {
        var (module, act) = permission.Split('.', 2) is [var m, var a] ? (m, a) : ("", permission);
        var name = Array.Find(modules, known => known.Name.Equals(module, StringComparison.OrdinalIgnoreCase))?.Name ?? module;
        return $"{name}.Permission{TrailWords.Pascal(act.Split('-'))}";
    }
}
