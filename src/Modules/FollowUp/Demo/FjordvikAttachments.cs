using System.Text;

namespace Takt.FollowUp;

/// <summary>Links and a file on two of Fjordvik's measures, at addresses that belong to nobody.</summary>
static class FjordvikAttachments
{
    const string SharePoint = "https://fjordvik.sharepoint.example/sites";

    /// <summary>What of a measure, by how it begins; and what hangs on it.</summary>
    public static IReadOnlyList<(string What, string Title, string Address)> Links { get; } =
    [
        ("Sende budsjettforslaget", "Budsjettforslag 2027, arbeidsmappe", $"{SharePoint}/okonomi/budsjett-2027"),
        ("Sende budsjettforslaget", "2. tertialrapport i arkivet", "https://arkiv.fjordvik.example/sak/2026-1147"),
        ("Sende budsjettforslaget", "Kanalen «Budsjett skole og barnehage»", "https://teams.fjordvik.example/kanal/budsjett"),
    ];

    /// <summary>The measure that has a file.</summary>
    public const string WithFile = "Sende budsjettforslaget";

    public const string FileName = "Huskeliste budsjett skole og barnehage.txt";

    public static byte[] File { get; } =
        Encoding.UTF8.GetBytes(
            """
            Huskeliste til budsjettforslaget for skole og barnehage

            1. Elevtall og barnetall per 1. oktober, enhet for enhet.
            2. Vedtak om spesialundervisning som varer hele året.
            3. Vikarbruk de siste tolv månedene, med og uten refusjon.
            4. Lisenser: hva vi har, hva vi bruker, hva vi sier opp.
            5. Det som blir dyrere uten at vi gjør noe annerledes.

            """
        );
}
