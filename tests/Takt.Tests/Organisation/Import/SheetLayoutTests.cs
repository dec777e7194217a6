using Takt.Organisation;
using static Takt.Tests.Importing;

namespace Takt.Tests;

/// <summary>What a file holds is known by its headings, whoever's words they are.</summary>
public sealed class SheetLayoutTests
{
    static readonly Dictionary<string, SavedLayout> Nothing = [];

    static SheetLayout Of(params string[] lines) => Assert.Single(SheetLayout.Recognise(TableFile.Read(Csv(lines)), Nothing));

    [Fact]
    public void The_words_of_FINT_are_known()
    {
        var units = Of(
            "organisasjonsId;organisasjonsnavn;kortnavn;organisasjonstype;overordnet;leder;gyldighetsperiode.start;gyldighetsperiode.slutt",
            "1;A;;;;;;"
        );
        Assert.Equal([ImportKind.Units], units.Kinds);
        Assert.Equal(
            [
                ImportColumn.UnitCode,
                ImportColumn.UnitName,
                ImportColumn.ShortName,
                ImportColumn.KindOfUnit,
                ImportColumn.Above,
                ImportColumn.Leader,
                ImportColumn.From,
                ImportColumn.To,
            ],
            units.Columns
        );
        var posts = Of(
            "personalressurs;arbeidssted;stillingstittel;ansettelsesprosent;hovedstilling;arbeidsforholdsperiode start",
            "1;A;;;;"
        );
        Assert.Equal([ImportKind.Assignments], posts.Kinds);
        Assert.DoesNotContain(null, posts.Columns);
    }

    [Theory]
    [InlineData("Ansatt nr.;Fornavn;Etternavn;E-post jobb;Mobil", ImportKind.People)]
    [InlineData("Tilsettnr;Førenamn;Etternamn;Epost;Telefon", ImportKind.People)]
    [InlineData("Employee no;First name;Last name;E-mail;Phone", ImportKind.People)]
    [InlineData("Enhetsnr;Navn;Overordnet enhet;Org.nr.", ImportKind.Units)]
    [InlineData("Ansattnummer;Enhetskode;Rolle;Stilling;Stillings %;Fra dato;Til og med", ImportKind.Assignments)]
    [InlineData("Fagfelt;Slags ansvar;Gjelder for;Ansvarlig;Stedfortreder", ImportKind.Responsibilities)]
    [InlineData("Sak;Fagfelt;Giver;Til alle ledere av;Beløpsgrense;Hjemmel", ImportKind.Delegations)]
    public void What_people_write_is_known_every_column_of_it(string headings, object kind)
    {
        var layout = Of(headings, new string(';', headings.Count(c => c == ';')) + "x");
        Assert.Equal([(ImportKind)kind], layout.Kinds);
        Assert.DoesNotContain(null, layout.Columns);
    }

    [Fact]
    public void A_slip_is_forgiven_and_a_word_nobody_knows_is_left_out()
    {
        var layout = Of("Enhetskdoe;Enhetsnavn;Overordent;Kantine", "1;A;;");
        Assert.Equal([ImportColumn.UnitCode, ImportColumn.UnitName, ImportColumn.Above, null], layout.Columns);
    }

    [Fact]
    public void The_headings_need_not_stand_first()
    {
        var layout = Of("Organisasjonen per 1. januar;;", "Laget av økonomi;;", "Kode;Navn;Overordnet", "1;A;");
        Assert.Equal(2, layout.Heading);
    }

    [Fact]
    public void A_payroll_list_holds_people_and_where_they_sit()
    {
        var layout = Of("Ansattnummer;Navn;E-post;Enhet;Stilling;Stillingsprosent", "1;A;;;;");
        Assert.Equal([ImportKind.People, ImportKind.Assignments], layout.Kinds);
    }

    [Fact]
    public void What_somebody_said_of_the_same_headings_is_remembered_in_any_order_of_them()
    {
        var table = Assert.Single(TableFile.Read(Csv("XA;XB", "1;Rona skole")));
        var said = new SheetLayout(0, [ImportKind.Units], [ImportColumn.UnitCode, ImportColumn.UnitName]);
        var saved = new Dictionary<string, SavedLayout> { [SheetLayout.Signature(["xa", "XB"])] = SavedLayout.Of(said, table) };
        var turned = Assert.Single(SheetLayout.Recognise(TableFile.Read(Csv("Liste;", "xb;XA", "Vika skole;2")), saved));
        Assert.Equal(
            (1, ImportColumn.UnitName, ImportColumn.UnitCode),
            (turned.Heading, turned.Columns[0]!.Value, turned.Columns[1]!.Value)
        );
    }

    [Theory]
    [InlineData("01.02.2027")]
    [InlineData("1.2.27")]
    [InlineData("2027-02-01")]
    [InlineData("2027-02-01T00:00:00")]
    [InlineData("01.02.2027 00:00:00")]
    [InlineData("20270201")]
    [InlineData("46419")]
    [InlineData("1. februar 2027")]
    public void A_day_is_read_however_it_is_written(string text)
    {
        Assert.True(SheetRow.TryDate(text, out var date));
        Assert.Equal(new DateOnly(2027, 2, 1), date);
    }

    [Theory]
    [InlineData("500000", 500_000)]
    [InlineData("500 000", 500_000)]
    [InlineData("500.000", 500_000)]
    [InlineData("kr 1.250.000,50", 1_250_000.50)]
    [InlineData("500 000,-", 500_000)]
    [InlineData("1250.5", 1250.5)]
    public void A_sum_is_read_however_it_is_written(string text, double sum)
    {
        Assert.True(SheetRow.TryAmount(text, out var amount));
        Assert.Equal((decimal)sum, amount);
    }

    [Theory]
    [InlineData("mye")]
    [InlineData("-500")]
    [InlineData("5 mill")]
    public void What_is_no_sum_is_not_read_as_one(string text) => Assert.False(SheetRow.TryAmount(text, out _));

    // Made up by the tax office's rules for test persons (month + 80), with right check digits.
    [Theory]
    [InlineData("13819012345", false)]
    [InlineData("12345678901", false)]
    [InlineData("974278014", false)]
    public void Eleven_digits_are_not_enough_to_be_a_birth_number(string cell, bool isOne) => Assert.Equal(isOne, BirthNumbers.IsOne(cell));

    [Fact]
    public void Birth_numbers_are_taken_out_wherever_they_stand()
    {
        var made = MadeUp();
        var (tables, takenOut) = BirthNumbers.TakeOut(
            TableFile.Read(Csv("Fnr;Navn;Merknad", $"{made};Kari Nes;", $"{made[..6]} {made[6..]};Lie;{made}", "12345;Moe;ok"))
        );
        Assert.Equal(4, takenOut); // also the one that only the heading tells of
        Assert.DoesNotContain(tables[0].Rows.SelectMany(r => r.Cells), c => c.Contains(made[6..]) || c == "12345");
        Assert.Contains("Kari Nes", tables[0].Rows[1].Cells);
    }

    static string MadeUp()
    {
        int[] first = [3, 7, 6, 1, 8, 9, 4, 5, 2];
        int[] second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
        for (var serial = 100; ; serial++)
        {
            var digits = $"158190{serial}".Select(c => c - '0').ToList();
            digits.Add((11 - (digits.Zip(first, (d, w) => d * w).Sum() % 11)) % 11);
            digits.Add((11 - (digits.Zip(second, (d, w) => d * w).Sum() % 11)) % 11);
            if (digits.TrueForAll(d => d < 10))
            {
                return string.Concat(digits);
            }
        }
    }
}
