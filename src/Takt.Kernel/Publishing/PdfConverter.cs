using System.ComponentModel;
using System.Diagnostics;

namespace Takt.Kernel;

/// <summary>The office files that become PDF.</summary>
public enum OfficeFormat
{
    /// <summary>A presentation.</summary>
    Pptx,

    /// <summary>A document.</summary>
    Docx,
}

/// <summary>Why there is no PDF.</summary>
public enum PdfTrouble
{
    /// <summary>LibreOffice is not on this machine; say how to print to PDF instead.</summary>
    NotInstalled,

    /// <summary>It used more time than it may, and was stopped.</summary>
    TooSlow,

    /// <summary>It gave no PDF.</summary>
    Failed,
}

/// <summary>No PDF was made; the page says why from <see cref="Trouble"/> and offers the file itself.</summary>
public sealed class PdfException(PdfTrouble trouble, string detail, Exception? inner = null) : Exception($"{trouble}: {detail}", inner)
{
    /// <summary>Why.</summary>
    public PdfTrouble Trouble { get; } = trouble;
}

/// <summary>
/// Makes tagged PDF (PDF/UA) of our own office files with LibreOffice, where it is installed. One at a time, each with a profile of its own, in an
/// environment without our secrets; stopped with all its children when it takes too long. A singleton, so that the queue is one. Not for files from outside.
/// </summary>
/// <param name="program">The path of <c>soffice</c>; found on PATH when not given.</param>
/// <param name="limit">How long one conversion may take; a minute when not given.</param>
public sealed class PdfConverter(string? program = null, TimeSpan? limit = null) : IDisposable
{
    // The filters' names differ by kind of document; a wrong one gives an untagged file without a word.
    private const string Options =
        """:{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}""";

    private static readonly string[] Inherited = ["PATH", "SystemRoot", "LANG", "FONTCONFIG_FILE", "FONTCONFIG_PATH"],
        Homes = ["HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"];
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];

    private readonly string? soffice = program ?? OnPath();
    private readonly TimeSpan limit = limit ?? TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim queue = new(1);

    /// <summary>Whether this machine can make PDF.</summary>
    public bool Available => soffice is not null;

    /// <summary>Whether this machine can make PDF of such a file: LibreOffice comes in parts, and one may have that for presentations alone.</summary>
    public bool Makes(OfficeFormat format)
    {
        if (!File.Exists(soffice))
            return false;
        var parts = Directory.GetParent(new FileInfo(soffice).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? soffice);
        // Where neither lies beside the program one cannot tell, and trying will.
        return parts is not { Exists: true } || Has(parts, format) || !Enum.GetValues<OfficeFormat>().Any(other => Has(parts, other));
    }

    /// <summary>Makes the PDF.</summary>
    /// <exception cref="PdfException">There is none; the reason is in it.</exception>
    public async Task<MemoryStream> Convert(Stream document, OfficeFormat format, CancellationToken cancel = default)
    {
        if (soffice is null)
            throw new PdfException(PdfTrouble.NotInstalled, "soffice is not on PATH");
        if (!Makes(format))
            throw new PdfException(PdfTrouble.NotInstalled, $"LibreOffice is here without its part for {format}");
        await queue.WaitAsync(cancel);
        var room = Directory.CreateTempSubdirectory("takt-pdf-");
        try
        {
            var source = Path.Combine(room.FullName, format == OfficeFormat.Pptx ? "in.pptx" : "in.docx");
            await using (var file = File.Create(source))
                await document.CopyToAsync(file, cancel);
            await Run(soffice, room, source, format == OfficeFormat.Pptx ? "impress" : "writer", cancel);
            var pdf = new FileInfo(Path.ChangeExtension(source, "pdf"));
            return pdf.Exists
                ? new MemoryStream(await File.ReadAllBytesAsync(pdf.FullName, cancel))
                : throw new PdfException(PdfTrouble.Failed, "no file came out");
        }
        finally
        {
            Remove(room);
            queue.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => queue.Dispose();

    private async Task Run(string soffice, DirectoryInfo room, string source, string application, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Start(soffice, room, source, application) };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(limit);
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new PdfException(PdfTrouble.NotInstalled, error.Message, error);
        }
        try
        {
            // Both are read, or a talkative process stands still with a full pipe.
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(time.Token), process.StandardError.ReadToEndAsync(time.Token));
            await process.WaitForExitAsync(time.Token);
            await said;
            if (process.ExitCode != 0)
                throw new PdfException(PdfTrouble.Failed, await complained);
        }
        catch (OperationCanceledException error)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            throw new PdfException(PdfTrouble.TooSlow, $"stopped after {limit}", error);
        }
    }

    private static ProcessStartInfo Start(string soffice, DirectoryInfo room, string source, string application)
    {
        var start = new ProcessStartInfo(soffice)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = room.FullName,
            ArgumentList =
            {
                $"-env:UserInstallation={new Uri(Path.Combine(room.FullName, "profile")).AbsoluteUri}",
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--convert-to",
                $"pdf:{application}_pdf_Export{Options}",
                "--outdir",
                room.FullName,
                source,
            },
        };
        var inherited = start.Environment.Where(variable => Inherited.Contains(variable.Key, StringComparer.Ordinal)).ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in inherited)
            start.Environment[name] = value;
        foreach (var home in Homes)
            start.Environment[home] = room.FullName;
        return start;
    }

    private static bool Has(DirectoryInfo parts, OfficeFormat format) =>
        parts.EnumerateFiles(format == OfficeFormat.Pptx ? "*sdlo.*" : "*swlo.*").Any();

    private static string? OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private static void Remove(DirectoryInfo room)
    {
        try
        {
            room.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child that is still dying may hold a file; the system clears its temporary folder.
        }
    }
}
