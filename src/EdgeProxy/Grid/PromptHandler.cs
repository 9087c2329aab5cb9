namespace Spit.EdgeProxy.Grid;

/// <summary>Sends requests whose content is flushed with each write, not after it.</summary>
/// <remarks>
/// A stream's writer waits until its frame is written, and only then asks for the flush that puts it on the wire: over
/// HTTP/2 each is a turn of the connection's writing thread. While calls come one by one that was a twentieth of all
/// that an edge spent on asking the grid.
/// </remarks>
/// <param name="inner">Sends them.</param>
internal sealed class PromptHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            request.Content = new PromptContent(content);
        }
        return base.SendAsync(request, cancellationToken);
    }
}
