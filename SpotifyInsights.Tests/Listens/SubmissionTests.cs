using System.Text;
using System.Text.Json;
using SpotifyInsights.Api.Listens;

namespace SpotifyInsights.Tests.Listens;

/// <summary>What ListenBrainz takes and refuses: the limits of its documentation, the words of its server.</summary>
public sealed class SubmissionTests
{
    // 2026-03-15T12:00:00Z.
    private const long Now = 1_773_576_000;

    private const string Track = """{"artist_name":"Alma Moreau-Lind","track_name":"Lighthouse"}""";

    public static TheoryData<string, string> Refused => new()
    {
        { "{", "Cannot parse JSON document: " },
        { "[]", "Invalid JSON document submitted. Top level of JSON document should be a json object." },
        { """{"listen_type":"single"}""", "Invalid JSON document submitted." },
        { """{"payload":[{}]}""", "Invalid JSON document submitted." },
        { """{"listen_type":"single","payload":{}}""", "The payload in the JSON document should be a list of listens." },
        { """{"listen_type":"single","payload":[]}""", "JSON document does not contain any listens" },
        { """{"listen_type":"love","payload":[{}]}""", "JSON document requires a valid listen_type key." },
        { """{"listen_type":7,"payload":[{}]}""", "JSON document requires a valid listen_type key." },
        { """{"listen_type":"single","payload":[{},{}]}""", "JSON document contains more than listen for a single/playing_now. It should contain only one." },
        { """{"listen_type":"playing_now","payload":[{},{}]}""", "JSON document contains more than listen for a single/playing_now. It should contain only one." },
        { """{"listen_type":"single","payload":[null]}""", "Listen is empty and cannot be validated." },
        { Single($$"""{"track_metadata":{{Track}}}"""), "JSON document must contain the key listened_at at the top level." },
        { Single($$"""{"listened_at":"noon","track_metadata":{{Track}}}"""), "JSON document must contain an int value for listened_at." },
        { Single($$"""{"listened_at":null,"track_metadata":{{Track}}}"""), "JSON document must contain an int value for listened_at." },
        { Single($$"""{"listened_at":{{Now + 3600}},"track_metadata":{{Track}}}"""), "Value for key listened_at is too high." },
        { Single($$"""{"listened_at":{{Now}}000,"track_metadata":{{Track}}}"""), "Value for key listened_at is too high." },
        { Single($$"""{"listened_at":1033430399,"track_metadata":{{Track}}}"""), "Value for key listened_at is too low. listened_at timestamp should be greater than 1033410600 (2002-10-01 00:00:00 UTC)." },
        { Single("""{"listened_at":1700000000}"""), "JSON document must contain the key track_metadata at the top level." },
        { Single($$"""{"listened_at":1700000000,"track_metadata":{{Track}},"x":1}"""), "JSON document may only contain listened_at and track_metadata top level keys" },
        { Single("""{"listened_at":1700000000,"track_metadata":null}"""), "JSON document may not have track_metadata with null value." },
        { Single("""{"listened_at":1700000000,"track_metadata":{"artist_name":"A"}}"""), "JSON document does not contain required field track_metadata.track_name." },
        { Single("""{"listened_at":1700000000,"track_metadata":{"track_name":"T"}}"""), "JSON document does not contain required field track_metadata.artist_name." },
        { Single("""{"listened_at":1700000000,"track_metadata":{"track_name":"T","artist_name":["A","B"]}}"""), "track_metadata.artist_name must be a single string." },
        { Single("""{"listened_at":1700000000,"track_metadata":{"track_name":"  ","artist_name":"A"}}"""), "field track_metadata.track_name is empty." },
        { Single("""{"listened_at":1700000000,"track_metadata":{"track_name":"T","artist_name":"A","release_name":""}}"""), "field track_metadata.release_name is empty." },
        { WithInfo("""{"duration":200,"duration_ms":200000}"""), "JSON document should not contain both duration and duration_ms." },
        { WithInfo("""{"duration":0}"""), "Value for duration is invalid, should be a positive integer." },
        { WithInfo("""{"duration_ms":"long"}"""), "Value for duration_ms is invalid, should be a positive integer." },
        { WithInfo("""{"duration":2073601}"""), "Value for duration is too large, max permitted value is 2073600" },
        { WithInfo("""{"duration_ms":2073600001}"""), "Value for duration_ms is too large, max permitted value is 2073600000" },
        { WithInfo("""{"recording_mbid":"mbid"}"""), "recording_mbid MBID format invalid." },
        { WithInfo("""{"artist_mbids":["5b11f4ce-a62d-471e-81fc-a69a8278c7da","mbid"]}"""), "artist_mbids MBID format invalid." },
        { WithInfo($$"""{"tags":["{{new string('x', 65)}}"]}"""), "JSON document may not contain track_metadata.additional_info.tags longer than 64 characters." },
        { WithInfo($$"""{"tags":[{{string.Join(',', Enumerable.Repeat("\"x\"", 51))}}]}"""), "JSON document may not contain more than 50 items in track_metadata.additional_info.tags." },
        { WithInfo("""{"media_player":"a\u0000b"}"""), "a\0b contains a unicode null" },
        { $$"""{"listen_type":"playing_now","payload":[{"listened_at":1700000000,"track_metadata":{{Track}}}]}""", "JSON document must not contain listened_at while submitting playing_now." },
        { $$"""{"listen_type":"playing_now","payload":[{"track_metadata":{{Track}},"x":1}]}""", "JSON document may only contain track_metadata as top level key when submitting playing_now." },
        { WithInfo($$"""{"comment":"{{new string('x', 10_240)}}"}"""), "JSON document is too large. Each listens may not be larger than 10240 bytes." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_WhatListenBrainzRefuses_IsRefusedInItsWords(string body, string message)
    {
        var refusal = Should.Throw<ListenRefusedException>(() => Submission.Read(Encoding.UTF8.GetBytes(body), Now));

        refusal.Message.ShouldStartWith(message);
        refusal.Message.Length.ShouldBeLessThan(1200);
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(1001, "Too many listens. You may not submit more than 1000 listens at once.")]
    public void Read_AThousandListens_AreTheMost(int count, string? refusal)
    {
        var listens = Enumerable.Range(0, count).Select(number => $$"""{"listened_at":{{1_700_000_000 + number}},"track_metadata":{{Track}}}""");
        var body = Encoding.UTF8.GetBytes($$"""{"listen_type":"import","payload":[{{string.Join(',', listens)}}]}""");

        if (refusal is null)
        {
            Submission.Read(body, Now).Select(listen => listen.StartedAt).ShouldBe(Enumerable.Range(1_700_000_000, count).Select(second => (long)second));
        }
        else
        {
            Should.Throw<ListenRefusedException>(() => Submission.Read(body, Now)).Message.ShouldBe(refusal);
        }
    }

    [Fact]
    public void Read_MoreThanTenMegabytes_IsRefused() =>
        Should.Throw<ListenRefusedException>(() => Submission.Read(new byte[10_240_001], Now)).Message.ShouldBe("Payload too large. Payload cannot exceed 10240000 bytes");

    // The documentation's own example, with a length and ids, and what tells about the device.
    [Fact]
    public void Read_AListen_KeepsWhatIdentifiesTheTrackAndNothingOfTheDevice()
    {
        var listen = Submission.Read(Encoding.UTF8.GetBytes(
            """
            {"listen_type":"single","payload":[{"listened_at":"1443521965","track_metadata":{"additional_info":{"media_player":"Rhythmbox","submission_client":"Rhythmbox ListenBrainz Plugin",
            "release_mbid":"bf9e91ea-8029-4a04-a26a-224e00a83266","artist_mbids":["db92a151-1ac2-438b-bc43-b82e149ddd50",""],"recording_mbid":"98255a8c-017a-4bc7-8dd6-1fa36124572b","work_mbids":null,
            "tags":["you","just","got"],"duration":222,"spotify_id":"https://open.spotify.com/track/4kzvAGJirpZ9ethvKZdJtg","isrc":"GBAYE0100538","listening_from":"192.168.1.7"},
            "artist_name":" Rick Astley ","track_name":"Never Gonna Give You Up","release_name":"Whenever you need somebody"}}]}
            """), Now).ShouldHaveSingleItem();

        listen.StartedAt.ShouldBe(1_443_521_965);
        JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(listen.Body), JsonSerializer.Deserialize<JsonElement>(
            """
            {"listened_at":1443521965,"track_metadata":{"track_name":"Never Gonna Give You Up","artist_name":"Rick Astley","release_name":"Whenever you need somebody",
            "additional_info":{"duration_ms":222000,"isrc":"GBAYE0100538","spotify_id":"https://open.spotify.com/track/4kzvAGJirpZ9ethvKZdJtg","recording_mbid":"98255a8c-017a-4bc7-8dd6-1fa36124572b"}}}
            """)).ShouldBeTrue(listen.Body);
    }

    [Fact]
    public void Read_WhatIsPlayingNow_IsCheckedAndNotKept() =>
        Submission.Read(Encoding.UTF8.GetBytes($$"""{"listen_type":"playing_now","payload":[{"track_metadata":{{Track}}}]}"""), Now).ShouldBeEmpty();

    private static string Single(string listen) => $$"""{"listen_type":"single","payload":[{{listen}}]}""";

    private static string WithInfo(string info) => Single("""{"listened_at":1700000000,"track_metadata":{"track_name":"T","artist_name":"A","additional_info":""" + info + "}}");
}
