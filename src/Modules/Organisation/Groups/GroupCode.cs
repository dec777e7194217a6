using Takt.Ui;

namespace Takt.Organisation;

/// <summary>The code a group is known by in archives: a few letters and digits, and no other group's.</summary>
static class GroupCode
{
    public const int Longest = 10;

    /// <summary>As typed, in capitals; null where there is none.</summary>
    public static string? Read(string field, string? typed, Action<string, string> refuse)
    {
        var code = Typed.Optional(typed)?.ToUpperInvariant();
        if (code is null || (code.Length <= Longest && code.All(char.IsLetterOrDigit)))
        {
            return code;
        }

        refuse(field, Labels.Fill(Texts.GroupCodeUnread, Longest));
        return null;
    }

    /// <exception cref="Refusal">When another group has it. Of two who take it in the same moment the index lets one.</exception>
    public static async Task MustBeFree(this Db db, string? code, Guid group, CancellationToken cancel)
    {
        if (
            code is not null
            && await db.Groups.Where(g => g.Code == code && g.Id != group).Select(g => g.Name).FirstOrDefaultAsync(cancel) is { } other
        )
        {
            throw new Refusal(Labels.Fill(Texts.GroupCodeTaken, code, other)) { Field = "Form.Code" };
        }
    }
}
