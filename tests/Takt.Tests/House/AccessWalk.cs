using System.Net;
using System.Text.RegularExpressions;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>
/// Every address of docs/access.md, asked for by every role in the demonstration: with a real row where the address takes one.
/// Whoever the table lets through is never refused, unless a star says that the row is asked again; nobody else gets anything
/// but a refusal.
/// </summary>
public sealed partial class AccessWalk(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryRole => [.. Roles.All];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Every_address_answers_a_role_as_the_table_says(string role)
    {
        using var visitor = await kommune.SignedIn($"Vandrer {role}", await kommune.Root(), role);
        var ids = await Ids(kommune);
        List<string> wrong = [];
        var refused = 0;
        foreach (var row in AccessTable.Written("route"))
        {
            var address = Filled(row[0], ids);
            foreach (var (isPost, asked) in new[] { (false, row[1]), (true, row[2]) })
            {
                // Signing out would end the walk.
                if (isPost && row[0] is "/logg-ut")
                {
                    continue;
                }

                await (isPost ? visitor.Post(address, []) : visitor.Open(address));
                var isRefused =
                    visitor.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed;
                refused += isRefused ? 1 : 0;
                if (MayPass(row[3], role, asked, isPost) ? isRefused && !row[3].EndsWith('*') : !isRefused)
                {
                    wrong.Add($"{(isPost ? "POST" : "GET")} {row[0]} as {role}: {(int)visitor.Status}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.NotEqual(0, refused);
    }

    static bool MayPass(string cell, string role, string asked, bool isPost)
    {
        var roles = cell.TrimEnd('*', ' ').Split(';', StringSplitOptions.TrimEntries);
        var held = isPost ? roles[^1] : roles[0];
        return asked != "–" && (held is "all" or "anybody" || held.Split(", ").Contains(role));
    }

    // What an address is about, by how it begins: a row of the demonstration, so that it is the page that answers.
    internal static async Task<(string Prefix, Guid Id)[]> Ids(Kommune kommune) =>
        await kommune.With(async db =>
            new[]
            {
                ("/organisasjon/enheter/", await db.Units.Select(u => u.Id).FirstAsync(Cancel)),
                ("/organisasjon/personer/", await db.Assignments.AsOf(kommune.Today).Select(a => a.PersonId).FirstAsync(Cancel)),
                ("/organisasjon/grupper/", await db.Groups.Select(g => g.Id).FirstAsync(Cancel)),
                ("/organisasjon/ansvar/", await db.Fields.Select(f => f.Id).FirstAsync(Cancel)),
                ("/organisasjon/fullmakter/", await db.Delegations.Select(d => d.Id).FirstAsync(Cancel)),
                ("/moter/rekker/", await db.MeetingSeries.Select(s => s.Id).FirstAsync(Cancel)),
                ("/moter/samtaler/", await db.Dialogues.Select(d => d.Id).FirstAsync(Cancel)),
                ("/moter/", await db.Meetings.Where(m => m.State == MeetingState.Ended).Select(m => m.Id).FirstAsync(Cancel)),
                ("/tiltak/", await db.Measures.Select(m => m.Id).FirstAsync(Cancel)),
                (
                    "/evalueringer/",
                    await db.Evaluations.Where(e => e.State == EvaluationState.Published).Select(e => e.Id).FirstAsync(Cancel)
                ),
            }
        );

    internal static string Filled(string route, (string Prefix, Guid Id)[] ids) =>
        Parameter()
            .Replace(
                route,
                parameter =>
                    parameter.Groups["rule"].Value switch
                    {
                        "guid" => $"{ids.FirstOrDefault(i => route.StartsWith(i.Prefix, StringComparison.Ordinal)).Id}",
                        "int" => "1",
                        _ when parameter.Groups["name"].Value == "format" => "xlsx",
                        _ => "x",
                    }
            );

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<rule>\w+))?\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
