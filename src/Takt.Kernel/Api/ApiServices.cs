using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>How a module adds operations to the programming interface.</summary>
public static class ApiServices
{
    /// <summary>Whatever kind of content.</summary>
    public const string AnyKind = "*/*";

    extension(IServiceCollection services)
    {
        /// <summary>What it needs of its own.</summary>
        public void AddApi()
        {
            services.AddSingleton<IdempotencySweep>();
            services.AddHostedService(s => s.GetRequiredService<IdempotencySweep>());
        }
    }

    extension(IEndpointRouteBuilder endpoints)
    {
        /// <summary>Operations that only read.</summary>
        /// <param name="scope">What a token must have.</param>
        public RouteGroupBuilder MapApi(string scope) => endpoints.MapGroup("").WithMetadata(new ApiAccess(scope)).Refusing(401, 403, 429);

        /// <summary>Operations that do something; each can be sent twice and is done once.</summary>
        /// <param name="scope">What a token must have.</param>
        public RouteGroupBuilder MapApiActs(string scope) =>
            endpoints
                .MapGroup("")
                .WithMetadata(new ApiAccess(scope) { Post = true })
                .Refusing(400, 401, 403, 409, 413, 415, 422, 429)
                .AddEndpointFilter(Idempotency.Filter);
    }

    extension<T>(T operation)
        where T : IEndpointConventionBuilder
    {
        /// <summary>Says by which statuses it refuses, for the description.</summary>
        public T Refusing(params int[] statuses) =>
            operation.WithMetadata([
                .. statuses.Select(s => new ProducesResponseTypeMetadata(s, typeof(ApiProblem), [ApiProblem.ContentType])),
            ]);

        /// <summary>Describes it.</summary>
        /// <param name="name">Its name in generated clients: "listMeasures".</param>
        /// <param name="tag">What it is listed under.</param>
        /// <param name="summary">In a line, in English.</param>
        /// <param name="description">More, when there is more to say.</param>
        public T Told(string name, string tag, string summary, string? description = null)
        {
            operation.WithMetadata(new EndpointNameMetadata(name), new TagsAttribute(tag), new EndpointSummaryAttribute(summary));
            return description is null ? operation : operation.WithMetadata(new EndpointDescriptionAttribute(description));
        }

        /// <summary>
        /// Says what is sent. Routing would otherwise leave what is of another kind to whatever takes all, and a program would be
        /// told that there is nothing: so anything is let through, and <see cref="ApiBody"/> says what is wrong.
        /// </summary>
        /// <param name="body">What it is read as.</param>
        /// <param name="isOptional">Whether nothing may be sent too.</param>
        public T Sending(Type body, bool isOptional = false) =>
            operation.WithMetadata(new AcceptsMetadata(["application/json", AnyKind], body, isOptional));

        /// <summary>Says what can stand after the question mark.</summary>
        public T Taking(params ApiParameter[] parameters) => operation.WithMetadata(new ApiParameters(parameters));
    }
}
