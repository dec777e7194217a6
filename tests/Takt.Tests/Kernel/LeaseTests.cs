using Takt.Organisation;

namespace Takt.Tests;

public sealed class LeaseTests(EmptyKommune one, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    [Fact]
    public async Task Five_thousand_interleaved_leases_never_show_the_other_municipalitys_rows()
    {
        var cancel = TestContext.Current.CancellationToken;
        await Add(one, "Bare i den ene");
        await Add(other, "Bare i den andre");

        var wrong = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 5000),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel },
            async (i, stop) =>
            {
                Kommune kommune = i % 2 == 0 ? one : other;
                var names = await kommune.With(db => db.People.Select(p => p.Name).ToListAsync(stop));
                if (names is not [var only] || only != (i % 2 == 0 ? "Bare i den ene" : "Bare i den andre"))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        );

        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task A_scope_without_a_municipality_gets_no_database()
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(
            one.Host.Services
        );
        Assert.Throws<InvalidOperationException>(() =>
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Db>(scope.ServiceProvider)
        );
    }

    static Task Add(Kommune kommune, string name) =>
        kommune.With(db =>
        {
            db.People.Add(new(name));
            return db.Save("test", TestContext.Current.CancellationToken);
        });
}

public sealed class EmptyKommune2(TestHost host) : Kommune(host, isDemo: false);
