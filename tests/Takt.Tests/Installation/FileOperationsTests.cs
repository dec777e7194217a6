using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Tests;

/// <summary>Files go along when a municipality is backed up, restored, moved and exported, and are gone when it is removed.</summary>
public sealed class FileOperationsTests(S3Server server) : IClassFixture<S3Server>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Stores => [FileSettings.InFolder, FileSettings.InDatabase, FileSettings.InBucket];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_backup_that_is_restored_gives_every_file_back(string store)
    {
        await using var installed = await Begin(store);
        var services = installed.Node(run: false);
        var bytes = await Attach(installed, services, "Referat.txt");
        var backups = services.GetRequiredService<Backups>();
        List<string> said = [];
        var made = await backups.Make(Path.Combine(installed.Folder, "kopier"), null, said.Add, Cancel);
        Assert.Contains("1 files", Assert.Single(said));
        Assert.Equal(store == FileSettings.InBucket, said[0].Contains("NOT in this backup", StringComparison.Ordinal));
        await backups.Verify(made, said.Add, Cancel);
        Assert.EndsWith("every table as it was, and 1 files", said[^1]);

        if (store == FileSettings.InFolder)
        {
            System.IO.Directory.Delete(Path.Combine(installed.Folder, "files"), recursive: true); // the disk is lost
        }

        await backups.Restore(made, null, isInstead: true, said.Add, Cancel);
        Assert.Equal(bytes, await Read(installed, services, "Referat.txt"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_file_that_is_gone_or_another_is_found_when_the_backup_is_verified(string store)
    {
        await using var installed = await Begin(store);
        var services = installed.Node(run: false);
        await Attach(installed, services, "Vedtak.txt");
        var backups = services.GetRequiredService<Backups>();
        var made = await backups.Make(Path.Combine(installed.Folder, "kopier"), null, _ => { }, Cancel);
        if (store == FileSettings.InFolder)
        {
            var copy = System.IO.Directory.EnumerateFiles(Path.Combine(made, "files"), "*", SearchOption.AllDirectories).Single();
            await File.WriteAllTextAsync(copy, "noe annet", Cancel);
            Assert.Contains("is another", (await Assert.ThrowsAsync<Refusal>(() => backups.Verify(made, _ => { }, Cancel))).Message);
            return;
        }

        if (store == FileSettings.InBucket)
        {
            await In(installed, services, scope => scope.GetRequiredService<IFileStore>().DeleteAll(Cancel));
            Assert.Contains("not there", (await Assert.ThrowsAsync<Refusal>(() => backups.Verify(made, _ => { }, Cancel))).Message);
        }

        // Set up otherwise than it was, the files would not be found.
        installed.More = [];
        Assert.Contains(
            "Takt:Files:Store",
            (
                await Assert.ThrowsAsync<Refusal>(() =>
                    installed.Node(run: false).GetRequiredService<Backups>().Verify(made, _ => { }, Cancel)
                )
            ).Message
        );
    }

    [Fact]
    public async Task A_file_that_was_gone_before_the_backup_is_told_of_and_stops_nothing()
    {
        await using var installed = await Begin(FileSettings.InFolder);
        var services = installed.Node(run: false);
        await Attach(installed, services, "Borte.txt");
        System.IO.Directory.Delete(Path.Combine(installed.Folder, "files"), recursive: true);
        List<string> said = [];
        var backups = services.GetRequiredService<Backups>();
        var made = await backups.Make(Path.Combine(installed.Folder, "kopier"), null, said.Add, Cancel);
        Assert.Contains("1 ARE MISSING", said[0]);
        await backups.Verify(made, said.Add, Cancel);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_export_holds_each_file_under_its_name_and_the_page_leads_to_it(string store)
    {
        await using var installed = await Begin(store);
        var services = installed.Node(run: false);
        var bytes = await Attach(installed, services, "Referat frå møtet æøå.txt");
        var file = new FileInfo(Path.Combine(installed.Folder, "alt.zip"));
        await services.GetRequiredService<Exporting>().Write(Installed.First, file, Cancel);

        await using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(file.FullName, Cancel);
        var entry = archive.Entries.Single(e => e.FullName.StartsWith("files/kernel_attachment/", StringComparison.Ordinal));
        Assert.EndsWith("-Referat frå møtet æøå.txt", entry.FullName);
        await using (var content = await entry.OpenAsync(Cancel))
        {
            using var read = new MemoryStream();
            await content.CopyToAsync(read, Cancel);
            Assert.Equal(bytes, read.ToArray());
        }

        await using var page = await archive.GetEntry("index.html")!.OpenAsync(Cancel);
        var index = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(page, Cancel);
        Assert.Contains(index.QuerySelectorAll("a"), a => Uri.UnescapeDataString(a.GetAttribute("href")!) == entry.FullName);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_municipality_that_is_removed_leaves_no_file_and_takes_nobody_elses(string store)
    {
        await using var installed = await Begin(store);
        var services = installed.Node(run: false);
        await Attach(installed, services, "Referat.txt");
        var other = TestHost.NumberOf(2_001);
        var catalogue = services.GetRequiredService<CatalogueStore>();
        await catalogue.Replace(other, [installed.Line(other, "Andrevik kommune", "andre.test")], Cancel);
        var place = catalogue.At((await catalogue.Of(other, Cancel))[0]);
        await services.GetRequiredService<Installation>().BringUp(place, Cancel);
        var kept = RandomNumberGenerator.GetBytes(500);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(kept));
        await using (var scope = services.ScopeFor(place, Actor.Nobody))
        {
            await scope.ServiceProvider.GetRequiredService<IFileStore>().Put(sha256, new MemoryStream(kept), Cancel);
        }

        var command = services.GetRequiredService<Municipalities>();
        await command.Archive(Installed.First, isClosed: true, Cancel);
        var removed = await installed.Municipality();
        var proof = await command.Remove(Installed.First, Cancel);
        Assert.Contains(
            proof,
            line => line.EndsWith(store == FileSettings.InDatabase ? "were in that database." : ": no file.", StringComparison.Ordinal)
        );
        if (store != FileSettings.InDatabase)
        {
            await using var gone = services.ScopeFor(removed, Actor.Nobody);
            Assert.Empty(await gone.ServiceProvider.GetRequiredService<IFileStore>().List(Cancel).ToListAsync(Cancel));
        }

        await using var left = services.ScopeFor(place, Actor.Nobody);
        await using var content = await left.ServiceProvider.GetRequiredService<IFileStore>().Open(sha256, Cancel);
        Assert.NotNull(content);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Files_are_there_after_a_move(string store)
    {
        await using var installed = await Begin(store);
        var services = installed.Node(run: false);
        var bytes = await Attach(installed, services, "Referat.txt");
        List<string> said = [];
        var to =
            TestHost.Engine == Engine.Sqlite
                ? "Data Source=flyttet.db"
                : $"Database={Path.GetFileName(installed.Folder).Replace('-', '_').ToLowerInvariant()}_flyttet";
        await services.GetRequiredService<Moving>().Move(Installed.First, TestHost.Engine, to, said.Add, Cancel);
        Assert.Equal(store != FileSettings.InDatabase, said.Any(line => line.StartsWith("Its files stay", StringComparison.Ordinal)));
        Assert.Equal(bytes, await Read(installed, services, "Referat.txt"));
    }

    [Theory]
    [InlineData("--Takt:Files:Store=ftp", "Takt:Files:Store is 'ftp'")]
    [InlineData("--Takt:Files:Store=s3", "Takt:Files:Endpoint is ''")]
    [InlineData("--Takt:VirusScan=clamd", "Takt:VirusScan is 'clamd'")]
    public void A_wrong_setting_stops_the_start_by_the_name_of_its_key(string setting, string said)
    {
        using var app = TaktHost.Build([setting, "--Logging:LogLevel:Default=None"]);
        var refused = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<TaktSettings>>().Value
        );
        Assert.Contains(refused.Failures, failure => failure.StartsWith(said, StringComparison.Ordinal));
    }

    Task<Installed> Begin(string store)
    {
        if (store != FileSettings.InBucket)
        {
            return Installed.Begin(role: null, $"--Takt:Files:Store={store}");
        }

        server.MustRun();
        var s3 = server.Settings;
        return Installed.Begin(
            role: null,
            $"--Takt:Files:Store={store}",
            $"--Takt:Files:Endpoint={s3.Endpoint}",
            $"--Takt:Files:Bucket={s3.Bucket}",
            $"--Takt:Files:AccessKey={s3.AccessKey}",
            $"--Takt:Files:SecretKey={s3.SecretKey}"
        );
    }

    static async Task<byte[]> Attach(Installed installed, IServiceProvider services, string name)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"Referat {Guid.NewGuid()}\n", 20_000)));
        await In(
            installed,
            services,
            async scope =>
                await scope
                    .GetRequiredService<Attachments>()
                    .AddFile(
                        Guid.NewGuid(),
                        null,
                        name,
                        new MemoryStream(bytes),
                        () => scope.GetRequiredService<Db>().Save("file added", Cancel),
                        Cancel
                    )
        );
        return bytes;
    }

    static async Task<byte[]> Read(Installed installed, IServiceProvider services, string name)
    {
        using var read = new MemoryStream();
        await In(
            installed,
            services,
            async scope =>
            {
                var file = await scope.GetRequiredService<Db>().Attachments.SingleAsync(a => a.FileName == name, Cancel);
                var found = await scope.GetRequiredService<Attachments>().Open(file.RecordId, file.Id, Cancel);
                await using var content = found!.Value.Content;
                await content.CopyToAsync(read, Cancel);
            }
        );
        return read.ToArray();
    }

    static async Task In(Installed installed, IServiceProvider services, Func<IServiceProvider, Task> work)
    {
        await using var scope = services.ScopeFor(await installed.Municipality(), Actor.Command("test"));
        await work(scope.ServiceProvider);
    }
}
