using System.Diagnostics;
using System.Globalization;

namespace Takt.Tests;

public sealed class PdfConverterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_program_the_reason_is_said()
    {
        using var converter = new PdfConverter("/finnes/ikke/soffice");
        Assert.Equal(
            PdfTrouble.NotInstalled,
            (await Assert.ThrowsAsync<PdfException>(() => converter.Convert(new MemoryStream([1]), OfficeFormat.Pptx, Cancel))).Trouble
        );
    }

    [Fact]
    public async Task A_program_that_gives_no_file_has_failed()
    {
        using var converter = new PdfConverter(Script("exit 0"));
        Assert.Equal(
            PdfTrouble.Failed,
            (await Assert.ThrowsAsync<PdfException>(() => converter.Convert(new MemoryStream([1]), OfficeFormat.Pptx, Cancel))).Trouble
        );
    }

    [Fact]
    public async Task One_that_hangs_is_stopped_with_its_children_and_the_queue_goes_on()
    {
        var child = Path.GetTempFileName();
        using var converter = new PdfConverter(Script($"sleep 600 & echo $! > {child}; wait"), TimeSpan.FromSeconds(1));
        for (var i = 0; i < 2; i++)
            Assert.Equal(
                PdfTrouble.TooSlow,
                (await Assert.ThrowsAsync<PdfException>(() => converter.Convert(new MemoryStream([1]), OfficeFormat.Pptx, Cancel))).Trouble
            );
        var id = int.Parse(await File.ReadAllTextAsync(child, Cancel), CultureInfo.InvariantCulture);
        Assert.True(await Gone(id), $"process {id} lives on");
        File.Delete(child);
    }

    [Fact]
    public async Task Two_at_once_take_turns_and_secrets_are_not_handed_on()
    {
        var log = Path.GetTempFileName();
        using var converter = new PdfConverter(Script($"echo start >> {log}; env >> {log}; sleep 0.2; echo end >> {log}; touch in.pdf"));
        Environment.SetEnvironmentVariable("TAKT_TEST_SECRET", "hemmelig");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => converter.Convert(new MemoryStream([1]), OfficeFormat.Pptx, Cancel)));
        var lines = await File.ReadAllLinesAsync(log, Cancel);
        Assert.Equal("start end start end start end", string.Join(' ', lines.Where(line => line is "start" or "end")));
        Assert.DoesNotContain(lines, line => line.Contains("hemmelig", StringComparison.Ordinal));
        File.Delete(log);
    }

    [Fact]
    public async Task A_machine_with_the_part_for_presentations_alone_makes_no_document()
    {
        var program = Script("exit 0");
        using var converter = new PdfConverter(program);
        Assert.True(converter.Makes(OfficeFormat.Docx)); // one cannot tell, and tries
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(program)!, "libsdlo.so"), "");
        Assert.Equal((true, false), (converter.Makes(OfficeFormat.Pptx), converter.Makes(OfficeFormat.Docx)));
        Assert.Equal(
            PdfTrouble.NotInstalled,
            (await Assert.ThrowsAsync<PdfException>(() => converter.Convert(new MemoryStream([1]), OfficeFormat.Docx, Cancel))).Trouble
        );
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(program)!, "libswlo.so"), "");
        Assert.True(converter.Makes(OfficeFormat.Docx));
    }

    private static async Task<bool> Gone(int id)
    {
        for (var i = 0; i < 50; i++)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                if (process.HasExited)
                    return true;
            }
            catch (ArgumentException)
            {
                return true;
            }
            await Task.Delay(100, Cancel);
        }
        return false;
    }

    private static string Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for soffice is a shell script.");
        var file = Path.Combine(Directory.CreateTempSubdirectory("takt-test-").FullName, "soffice");
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
