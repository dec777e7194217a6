using System.Reflection;
using System.Resources;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>What one module contributes to Takt. The executable lists the modules; nothing is found by scanning.</summary>
public abstract class Module
{
    /// <summary>The module's name: table prefix, first part of text keys and permissions.</summary>
    public string Name => GetType().Name[..^nameof(Module).Length];

    /// <summary>Where its entities, mappings and pages are.</summary>
    public Assembly Assembly => GetType().Assembly;

    /// <summary>Its texts.</summary>
    public abstract ResourceManager TextResources { get; }

    /// <summary>What the roles may do in it.</summary>
    public virtual IReadOnlyList<Grant> Grants => [];

    /// <summary>Its places in the menu.</summary>
    public virtual IReadOnlyList<MenuItem> Menu => [];

    /// <summary>What in it a municipality can do without.</summary>
    public virtual IReadOnlyList<ModulePart> Parts => [];

    /// <summary>What tokens can be let to do in it.</summary>
    public virtual IReadOnlyList<ApiScope> ApiScopes => [];

    /// <summary>Its services.</summary>
    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>Its addresses that are not pages: downloads, feeds.</summary>
    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    /// <summary>Its part of the demonstration municipality; modules lower in the house have written theirs before.</summary>
    public virtual Task WriteDemo(IServiceProvider scope, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>The groups of the menu, in order.</summary>
public enum MenuGroup
{
    /// <summary>Listen.</summary>
    Listen,

    /// <summary>Follow up.</summary>
    FollowUp,

    /// <summary>Reports.</summary>
    Report,

    /// <summary>Look things up.</summary>
    Reference,
}

/// <summary>A place in the menu.</summary>
/// <param name="Group">The group it stands in.</param>
/// <param name="Label">Text key of the label.</param>
/// <param name="Icon">Name of the icon.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Permission">Shown to those who hold it.</param>
/// <param name="Todos">The module whose todos are counted beside it; null counts none.</param>
public sealed record MenuItem(MenuGroup Group, string Label, string Icon, string Address, string Permission, string? Todos = null);
