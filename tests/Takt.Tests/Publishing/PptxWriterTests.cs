using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Takt.Tests;

public sealed class PptxWriterTests
{
    internal static MemoryStream File(Deck deck)
    {
        var file = new MemoryStream();
        PptxWriter.Write(deck, file);
        file.Position = 0;
        return file;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Office_2019_finds_no_fault(bool draft)
    {
        using var document = PresentationDocument.Open(
            File(SampleDeck.Full with { Draft = draft, Title = "<b>&\"'</b>\u0001\ud800", Language = SampleDeck.Nynorsk }),
            isEditable: false
        );
        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document, TestContext.Current.CancellationToken)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
        );
    }
}
