using System.Net;

namespace Spit.EdgeProxy.Grid;

/// <summary>The same content, written through a <see cref="PromptStream"/>.</summary>
internal sealed class PromptContent : HttpContent
{
    private readonly HttpContent _content;

    public PromptContent(HttpContent content)
    {
        _content = content;
        foreach (var (name, values) in content.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _content.CopyToAsync(new PromptStream(stream), context, cancellationToken);

    // A stream ends when it ends.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }
        base.Dispose(disposing);
    }
}
