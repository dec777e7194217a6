using System.Net;

namespace Takt.Tests;

/// <summary>Every no is a problem, in the language that is asked for.</summary>
public sealed class ApiProblemTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    [Theory]
    [InlineData("nb", "nb", "Her er det ingenting")]
    [InlineData("nn-NO", "nn", "Det finst ikkje")]
    [InlineData("en-GB,nb;q=0.5", "en", "There is nothing here")]
    [InlineData("de, no;q=0.7, en;q=0.3", "nb", "Det finnes ikke")]
    [InlineData("nb;q=0, en", "en", "There is nothing here")]
    [InlineData(";;;,=", "nb", "Det finnes ikke")]
    public async Task A_problem_is_told_in_the_language_that_is_asked_for(string asked, string language, string words)
    {
        using var program = await Leader();
        var reply = await program.Get($"/measures/{Guid.NewGuid()}", ("Accept-Language", asked));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), reply.Problem);
        Assert.Equal(language, reply.Language);
        Assert.Contains(words, reply["title"] + reply["detail"]);
    }

    [Fact]
    public async Task Messages_at_fields_follow_the_language_too()
    {
        using var program = await Leader();
        var texts = new List<string>();
        foreach (var language in Languages.All)
        {
            var reply = await program.Post("/measures", new { owner = 5 }, ("Accept-Language", language));
            Assert.Equal(["owner"], reply.Fields);
            texts.Add((string)(await program.Post("/measures", new { }, ("Accept-Language", language))).Body!["errors"]!["what"]![0]!);
        }

        Assert.Equal(3, texts.Distinct().Count());
    }

    [Fact]
    public void Every_kind_has_words_and_a_code_of_its_own()
    {
        Assert.Equal(ApiFault.All.Count, ApiFault.All.Select(f => f.Code).Distinct().Count());
        foreach (var fault in ApiFault.All)
        {
            Assert.NotEqual(fault.Title, ApiProblem.Of(fault, "x").Title);
            Assert.NotEqual(fault.Title + "Help", ApiProblem.Of(fault, "x").Detail);
        }
    }

    [Theory]
    [InlineData("", "application/json", 400, "unreadable")]
    [InlineData("{", "application/json", 400, "unreadable")]
    [InlineData("[]", "application/json", 400, "unreadable")]
    [InlineData("null", "application/json", 400, "unreadable")]
    [InlineData("{\"what\":1,\"what\":2}", "application/json", 400, "unreadable")]
    [InlineData("{\"what\":\"\\u0000\"}", "application/json", 400, "unreadable")]
    [InlineData("{\"what\":\"\\ud800\"}", "application/json", 400, "unreadable")]
    [InlineData("{\"what\":1}", "application/json", 422, "invalid")]
    [InlineData("{\"due\":\"31.12.2026\"}", "application/json", 422, "invalid")]
    [InlineData("{\"due\":\"9999-12-31\"}", "application/json", 422, "invalid")]
    [InlineData("{\"steps\":[null]}", "application/json", 422, "invalid")]
    [InlineData("{\"hva\":\"x\"}", "application/json", 422, "invalid")]
    [InlineData("{\"kind\":1}", "application/json", 422, "invalid")]
    [InlineData("what=x", "application/x-www-form-urlencoded", 415, "not-json")]
    [InlineData("{}", "text/plain", 415, "not-json")]
    [InlineData("{}", "tull", 415, "not-json")]
    public async Task A_body_that_cannot_be_read_is_refused(string body, string type, int status, string code)
    {
        using var program = await Leader();
        var reply = await program.Post("/measures", body, ("Content-Type", type));
        Assert.Equal(((HttpStatusCode)status, code), reply.Problem);
    }

    [Fact]
    public async Task A_body_may_be_neither_too_large_nor_too_deep()
    {
        using var program = await Leader();
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "too-large"),
            (await program.Post("/measures", new { what = new string('x', ApiBody.Largest) })).Problem
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, "unreadable"),
            (await program.Post("/measures", $"{{\"what\":{new string('[', 17)}{new string(']', 17)}}}")).Problem
        );
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_too()
    {
        using var program = await Leader();
        foreach (
            var path in new[] { "/measures/1", "/tull", "/measures/tull/start", $"/units/{Guid.NewGuid()}", $"/people/{Guid.NewGuid()}" }
        )
        {
            Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await program.Get(path)).Problem);
        }

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method-not-allowed"), (await program.Send("DELETE", "/measures")).Problem);
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await program.Get("/api/v2/measures")).Problem);
    }

    async Task<ApiCaller> Leader() =>
        await ApiCaller.As(kommune, await kommune.Person("Leder Problem", await kommune.Root(), Roles.Leader));
}

/// <summary>How often one may ask; a municipality of its own, since the limit is shared.</summary>
public sealed class ApiLimitTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    [Fact]
    public async Task Whoever_guesses_is_stopped_is_told_for_how_long_and_whoever_has_a_token_goes_on()
    {
        using var guesser = new ApiCaller(kommune, "takt-pat.gjetter");
        ApiReply reply;
        var tries = 0;
        do
        {
            reply = await guesser.Get("/measures");
        } while (reply.Status == HttpStatusCode.Unauthorized && ++tries < 120);

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many"), reply.Problem);
        Assert.Equal(TimeSpan.FromSeconds(10), reply.RetryAfter);
        Assert.InRange(tries, 60, 119);
        using var program = await ApiCaller.As(kommune, await kommune.Person("Med Nøkkel", await kommune.Root(), Roles.Leader));
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/measures")).Status);
    }

    [Fact]
    public async Task Secrets_are_not_guessed_either()
    {
        using var guesser = new ApiCaller(kommune, null);
        ApiReply reply;
        var tries = 0;
        do
        {
            reply = await guesser.Post(
                "/token",
                $"grant_type=client_credentials&client_id={Guid.NewGuid()}&client_secret=x",
                ("Content-Type", "application/x-www-form-urlencoded")
            );
        } while (reply.Status == HttpStatusCode.Unauthorized && ++tries < 120);

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many"), reply.Problem);
        Assert.InRange(tries, 60, 119);
    }
}
