using System.Text.Json;
using SpotifyInsights.Api.Importing.Files;

namespace SpotifyInsights.Api.Importing;

/// <summary>What to say of a file that stops being JSON.</summary>
internal static class BrokenJson
{
    /// <summary>A file that ends too early was cut off; any other is broken where the reader stands.</summary>
    /// <param name="feed">The file, at the piece that is broken.</param>
    /// <param name="state">The reader's state before that piece.</param>
    /// <param name="broken">What the reader said.</param>
    /// <param name="linesBefore">Lines that the reader did not see.</param>
    public static ImportRefusedException Refusal(ByteFeed feed, JsonReaderState state, JsonException broken, long linesBefore = 0) =>
        feed.IsLast && MayGoOn(feed.Span, state)
            ? new ImportRefusedException(ImportRefusal.CutOff, feed.Name, "The file ends in the middle: it was cut off.", broken)
            : new ImportRefusedException(
                ImportRefusal.BrokenFile, feed.Name, $"The file is no JSON any more from line {linesBefore + broken.LineNumber + 1} on.", broken);

    private static bool MayGoOn(ReadOnlySpan<byte> rest, JsonReaderState state)
    {
        try
        {
            var reader = new Utf8JsonReader(rest, isFinalBlock: false, state);
            while (reader.Read())
            {
                // Only whether it can be read.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
