using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>What was answered to a request with an Idempotency-Key, so that the same request again is answered the same and done once.</summary>
public sealed class IdempotentCall
{
    /// <summary>How long it is remembered.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromHours(24);

    /// <summary>Characters of a key.</summary>
    public const int LongestKey = 200;

    /// <summary>Whose it is: two programs may use the same key.</summary>
    public required Guid TokenId { get; init; }

    /// <summary>As it was sent.</summary>
    public required string Key { get; init; }

    /// <summary>A hash of where it was sent and what was sent.</summary>
    public required byte[] Request { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The status that was answered.</summary>
    public int Status { get; private set; }

    /// <summary>What was answered, as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The version that was answered.</summary>
    public string? ETag { get; private set; }

    /// <summary>Where what was made is.</summary>
    public string? Location { get; private set; }

    internal void Answer(ApiAnswer answer) => (Status, Body, ETag, Location) = (answer.Status, answer.Json, answer.ETag, answer.Location);
}

sealed class IdempotentCallMap : IEntityTypeConfiguration<IdempotentCall>
{
    public void Configure(EntityTypeBuilder<IdempotentCall> call)
    {
        call.HasKey(c => new { c.TokenId, c.Key });
        call.Property(c => c.Key).HasMaxLength(IdempotentCall.LongestKey);
        call.Property(c => c.Request).HasMaxLength(SHA256.HashSizeInBytes);
        call.Property(c => c.ETag).HasMaxLength(20);
        call.Property(c => c.Location).HasMaxLength(300);
        call.HasIndex(c => c.At);
    }
}

/// <summary>
/// Does what is asked and remembers the answer in the same transaction, so that after a crash either both are there or neither.
/// Whoever sends the same at once waits for the first, and gets its answer. What was refused has done nothing and is not
/// remembered: mended, it can be sent with the same key.
/// </summary>
public static class Idempotency
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Around an operation that does something.</summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return await next(context);
        }

        if (key.Length > IdempotentCall.LongestKey || !key.All(c => c is > ' ' and < (char)127))
        {
            var errors = new ApiErrors();
            errors.Add(Header, Texts.ApiKeyWrong);
            errors.Check(ApiFault.Unreadable);
        }

        var (db, cancel) = (http.RequestServices.GetRequiredService<Db>(), http.RequestAborted);
        var (token, now) = (db.Actor.TokenId!.Value, http.RequestServices.GetRequiredService<Clock>().Now);
        var request = HashOf(http.Request, await ApiBody.Bytes(http));
        if (await Find(db, token, key, cancel) is { } known)
        {
            if (known.At > now - IdempotentCall.Kept)
            {
                return Again(known, request);
            }

            await Forget(db, known, cancel);
        }

        ApiAnswer? answer = null;
        try
        {
            await db.SaveTogether(
                async () =>
                {
                    var call = new IdempotentCall
                    {
                        TokenId = token,
                        Key = key,
                        Request = request,
                        At = now,
                    };
                    db.Add(call);
                    await db.Save("idempotency key taken", cancel); // whoever comes with the same one waits here
                    answer = (ApiAnswer)(await next(context))!;
                    call.Answer(answer);
                    await db.Save("answer kept", cancel);
                },
                cancel
            );
            return answer;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await Find(db, token, key, cancel) is not { } first)
            {
                throw;
            }

            return Again(first, request);
        }
    }

    static Task<IdempotentCall?> Find(Db db, Guid token, string key, CancellationToken cancel) =>
        db.Set<IdempotentCall>().AsNoTracking().SingleOrDefaultAsync(c => c.TokenId == token && c.Key == key, cancel);

    static async Task Forget(Db db, IdempotentCall call, CancellationToken cancel)
    {
        db.Remove(call);
        try
        {
            await db.Save("idempotency key forgotten", cancel);
        }
        catch (Conflict)
        {
            // The sweep was here.
        }

        db.ChangeTracker.Clear();
    }

    static KeptAnswer Again(IdempotentCall call, byte[] request) =>
        call.Request.AsSpan().SequenceEqual(request) ? new(call) : throw new ApiRefusal(ApiFault.KeyReused);

    static byte[] HashOf(HttpRequest request, byte[] body) =>
        SHA256.HashData([
            .. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"),
            .. body,
        ]);

    sealed class KeptAnswer(IdempotentCall call) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers["Idempotent-Replayed"] = "true";
            return ApiAnswer.Send(httpContext, call.Status, call.Body, call.ETag, call.Location);
        }
    }
}

/// <summary>Forgets answers that are more than a day old.</summary>
public sealed class IdempotencySweep(
    IServiceProvider services,
    Catalogue catalogue,
    IJobLeases leases,
    Clock clock,
    ILogger<IdempotencySweep> log
) : Rounds(catalogue, leases, log)
{
    const int PageSize = 500;

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override TimeSpan AllEvery => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override Task Visit(Municipality municipality, CancellationToken cancel) => Sweep(municipality, cancel);

    /// <summary>Sweeps one municipality. Returns how many were forgotten.</summary>
    public async Task<int> Sweep(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var (before, swept) = (clock.Now - IdempotentCall.Kept, 0);
        while (true)
        {
            var old = await db.Set<IdempotentCall>().Where(c => c.At <= before).OrderBy(c => c.At).Take(PageSize).ToListAsync(cancel);
            if (old.Count == 0)
            {
                return swept;
            }

            db.RemoveRange(old);
            await db.Save("answers forgotten", cancel);
            swept += old.Count;
        }
    }
}
