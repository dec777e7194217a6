using System.IO.Compression;
using System.Xml;

namespace Takt.Kernel;

/// <summary>An Office file opened without trust: bytes are counted while they are inflated, XML is read without DTD and without a resolver.</summary>
public sealed class OfficeArchive : IDisposable
{
    readonly ZipArchive zip;
    readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    long expanded;
    int walks;

    OfficeArchive(ZipArchive zip)
    {
        this.zip = zip;
        foreach (var entry in zip.Entries)
            entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <summary>Opens an archive.</summary>
    /// <exception cref="FileRefused">No archive, or too many entries.</exception>
    public static OfficeArchive Open(byte[] bytes)
    {
        try
        {
            var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count > FileLimits.ArchiveEntries ? throw FileRefused.Expands() : new OfficeArchive(zip);
        }
        catch (Exception broken)
            when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw FileRefused.Broken();
        }
    }

    /// <summary>Whether it holds a file of this name.</summary>
    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>The names of its files.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>Walks one XML part from node to node; nothing when the part is missing.</summary>
    public void Walk(string name, Action<XmlReader> visit)
    {
        if (!entries.TryGetValue(name, out var entry))
            return;
        if (++walks > FileLimits.PartsRead)
            throw FileRefused.Expands();
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(Inflate(entry), writable: false),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = FileLimits.ExpandedBytes,
                    MaxCharactersFromEntities = 1,
                    CheckCharacters = false,
                }
            );
            while (reader.Read())
                visit(reader);
        }
        catch (Exception broken)
            when (broken
                    is XmlException
                        or InvalidDataException
                        or IOException
                        or ArgumentException
                        or NotSupportedException
                        or FormatException
                        or OverflowException
            )
        {
            throw FileRefused.Broken();
        }
    }

    /// <summary>Relations of a part: id to (type, part it points at). External targets are left out.</summary>
    public Dictionary<string, (string Type, string Part)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        Walk(
            part[..slash] + "_rels/" + part[slash..] + ".rels",
            node =>
            {
                if (
                    node is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                    && node.GetAttribute("TargetMode") != "External"
                    && node.GetAttribute("Id") is { } id
                    && node.GetAttribute("Target") is { } target
                )
                    relations[id] = (node.GetAttribute("Type")?.Split('/')[^1] ?? "", Resolve(part[..slash], target));
            }
        );
        return relations;
    }

    byte[] Inflate(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0; )
        {
            expanded += read;
            to.Write(buffer, 0, read);
            var suspicious =
                to.Length > FileLimits.RatioFreeBytes && to.Length / FileLimits.ExpansionRatio > Math.Max(1, entry.CompressedLength);
            if (expanded > FileLimits.ExpandedBytes || suspicious)
                throw FileRefused.Expands();
        }
        return to.ToArray();
    }

    static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        List<string> path = [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var step in target.Split('/'))
            if (step != "..")
                path.Add(step);
            else if (path.Count > 0)
                path.RemoveAt(path.Count - 1);
        return string.Join('/', path);
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();
}
