namespace Takt.Kernel;

/// <summary>Which way a permission goes from the unit where the role is held.</summary>
public enum Reach
{
    /// <summary>The unit and everything under it: what a leader sees.</summary>
    Down,

    /// <summary>The unit and everything it is part of: what it means to belong. Whoever works in a school belongs to its sector and its municipality.</summary>
    Up,
}

/// <summary>A module's word: whoever holds <paramref name="Role"/> in a unit has <paramref name="Permission"/> there.</summary>
/// <param name="Role">A role of <see cref="Roles"/>.</param>
/// <param name="Permission">"module.act", for example "evaluations.answer".</param>
/// <param name="Reach">Down the subtree, or up to what the unit is part of.</param>
public sealed record Grant(string Role, string Permission, Reach Reach = Reach.Down);

/// <summary>The roles a person can hold in a unit. Titles ("rådmann", "kommunedirektør") are data, never roles.</summary>
public static class Roles
{
    /// <summary>Leads the unit.</summary>
    public const string Leader = "leader";

    /// <summary>Leads while the leader is away for a time.</summary>
    public const string ActingLeader = "acting-leader";

    /// <summary>Stands in for the leader day to day.</summary>
    public const string Deputy = "deputy";

    /// <summary>Prepares and writes for the leaders of the unit.</summary>
    public const string Adviser = "adviser";

    /// <summary>Represents a union.</summary>
    public const string UnionRepresentative = "union-representative";

    /// <summary>Represents the employees in matters of safety.</summary>
    public const string SafetyRepresentative = "safety-representative";

    /// <summary>Works in the unit.</summary>
    public const string Employee = "employee";

    /// <summary>Runs Takt for the municipality.</summary>
    public const string Administrator = "administrator";

    /// <summary>Goes through what was done: the trail and who has access, and changes nothing.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Every role, in the order they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Leader, ActingLeader, Deputy, Adviser, UnionRepresentative, SafetyRepresentative, Employee, Administrator, Reviewer];
}
