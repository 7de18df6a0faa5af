using System.Threading.Channels;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>Says that there may be messages to send. Several signals at once are one.</summary>
public sealed class WebhookSignal
{
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Give() => signals.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await signals.Reader.ReadAsync(cancellationToken);
}
