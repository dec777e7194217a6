namespace Takt.Organisation;

static class DemoOrganisation
{
    public static Task Write(IServiceProvider scope, CancellationToken cancel) => Task.CompletedTask;
}
