using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>Bodies of requests, from their schemas: right ones, and those that went wrong on the way.</summary>
internal sealed class FuzzBodies(SchemaValues values, Random random)
{
    private const string Boundary = "fuzz-boundary";

    /// <summary>A body of one of the media types that the operation takes.</summary>
    public (string MediaType, byte[] Body) Right(JsonElement content)
    {
        var type = values.Pick([.. content.EnumerateObject()]);
        return type.Name switch
        {
            "application/json" => (type.Name, Encoding.UTF8.GetBytes(values.Of(type.Value.GetProperty("schema"))?.ToJsonString() ?? "null")),
            "application/x-www-form-urlencoded" => (type.Name, Form(values.Of(type.Value.GetProperty("schema")))),
            "multipart/form-data" => ($"multipart/form-data; boundary={Boundary}", Multipart()),
            _ => (type.Name, File()),
        };
    }

    /// <summary>One mistake in a body.</summary>
    public byte[] Wrong(byte[] body)
    {
        if (random.Next(3) > 0 && Members(body) is { } members)
        {
            return Encoding.UTF8.GetBytes(WrongMember(members).ToJsonString());
        }

        return random.Next(3) switch
        {
            0 when body.Length > 2 => body[..random.Next(body.Length)],
            1 when body.Length > 2 => Flipped(body),
            _ => values.Pick(OddValues.Bodies),
        };
    }

    // Null: there are none to be changed, perhaps because of an earlier mistake.
    private static JsonObject? Members(byte[] body)
    {
        try
        {
            return body.Length > 0 && body[0] == (byte)'{' ? JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonObject WrongMember(JsonObject body)
    {
        var name = body.Count == 0 ? "name" : values.Pick([.. body.Select(member => member.Key)]);
        switch (random.Next(5))
        {
            case 0:
                body.Remove(name);
                break;
            case 1:
                body[values.Pick(OddValues.Texts) + "x"] = 1;
                break;
            case 2:
                body[name] = values.Pick(OddValues.Texts);
                break;
            case 3:
                body[name] = JsonNode.Parse(values.Pick(["null", "[]", "{}", "-1", "1e300", "true", "[null]", """[["a"]]""", """{"a":{"b":[]}}""", "99999999999999999999"]));
                break;
            default:
                body[name] = new JsonArray([.. Enumerable.Repeat(values.Pick(OddValues.Texts), 50).Select(text => (JsonNode)text)]);
                break;
        }

        return body;
    }

    private static byte[] Form(JsonNode? members) => Encoding.UTF8.GetBytes(string.Join(
        '&', (members as JsonObject ?? []).Select(member => $"{Uri.EscapeDataString(member.Key)}={Uri.EscapeDataString(member.Value?.ToString() ?? "")}")));

    private byte[] Multipart() => [.. Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"endsong_0.json\"\r\n\r\n"), .. File(), .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n")];

    // A row of an extended history, or something that is none.
    private byte[] File() => random.Next(5) == 0 ? values.Pick(OddValues.Bodies) : Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        [{"ts":"2026-02-{{random.Next(1, 29):00}}T{{random.Next(24):00}}:05:31Z","ms_played":{{random.Next(40_000, 200_000)}},"master_metadata_track_name":"Lighthouse {{random.Next(5)}}",
        "master_metadata_album_artist_name":"Alma Moreau-Lind","master_metadata_album_album_name":"A Pendulum","spotify_track_uri":"spotify:track:4kzvAGJirpZ9ethvKZdJtg","reason_end":"trackdone"}]
        """));

    private byte[] Flipped(byte[] body)
    {
        var copy = body.ToArray();
        copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }
}
