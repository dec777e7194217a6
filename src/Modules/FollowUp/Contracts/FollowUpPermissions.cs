namespace Takt.FollowUp.Contracts;

/// <summary>What one may do with measures.</summary>
public static class FollowUpPermissions
{
    /// <summary>See measures of the units one is part of or leads.</summary>
    public const string See = "followup.see";

    /// <summary>Make them, and follow up those of the units one leads. The owner always may.</summary>
    public const string Change = "followup.change";
}
