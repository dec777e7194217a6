using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What a role gives can be read by those who give it.</summary>
public sealed class PermissionWords(TestHost host)
{
    [Fact]
    public void Every_permission_has_words()
    {
        var (names, library) = (host.Services.GetRequiredService<PermissionNames>(), host.Services.GetRequiredService<TextLibrary>());
        var missing = names.All.Select(names.KeyOf).Where(key => !library.Knows(key));
        Assert.Equal("", string.Join('\n', missing));
    }
}
