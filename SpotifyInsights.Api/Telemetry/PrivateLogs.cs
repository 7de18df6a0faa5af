using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>
/// Takes out of log records that leave the machine what names a listener: values of certain names, and the texts of exceptions, which quote ids. The template of the
/// message and the exception's type and stack stay.
/// </summary>
internal sealed class PrivateLogs : BaseProcessor<LogRecord>
{
    private const string Hidden = "(hidden)";

    private static readonly HashSet<string> Personal = new(["UserId", "User", "Listener", "Path", "Url", "Address", "Query"], StringComparer.OrdinalIgnoreCase);

    public override void OnEnd(LogRecord data)
    {
        var attributes = (data.Attributes ?? []).Select(one => Personal.Contains(one.Key) ? new KeyValuePair<string, object?>(one.Key, Hidden) : one).ToList();
        if (data.Exception is { } exception)
        {
            attributes.Add(new("exception.type", exception.GetType().FullName));
            attributes.Add(new("exception.stacktrace", exception.StackTrace));
            data.Exception = null;
        }

        data.Attributes = attributes;
        data.FormattedMessage = null;
    }
}
