using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>What lies in the zips beside the history.</summary>
internal static class OtherFiles
{
    public static IReadOnlyList<(string Name, string Text)> Of(ExportForm form, ListenerScript script) => form switch
    {
        ExportForm.ExtendedHistory => [("Spotify Extended Streaming History/ReadMeFirst_ExtendedStreamingHistory.pdf", "%PDF-1.4\n% Fictional.\n%%EOF\n")],
        ExportForm.Endsong => [("MyData/ReadMeFirst.pdf", "%PDF-1.4\n% Fictional.\n%%EOF\n")],
        ExportForm.OldAccountData => [("MyData/Userdata.json", Userdata(script)), ("MyData/Playlist1.json", """{"playlists":[]}""")],
        _ =>
        [
            ("Spotify Account Data/Read_Me_First.pdf", "%PDF-1.4\n% Fictional.\n%%EOF\n"),
            ("Spotify Account Data/Userdata.json", Userdata(script)),
            ("Spotify Account Data/Playlist1.json", """{"playlists":[{"name":"Evenings","lastModifiedDate":"2024-01-05","items":[]}]}"""),
            ("Spotify Account Data/YourLibrary.json", """{"tracks":[],"albums":[],"shows":[]}"""),
            ("Spotify Account Data/SearchQueries.json", """[{"platform":"ANDROID","searchTime":"2024-01-05T19:20:21.123Z[UTC]","searchQuery":"lantern","searchInteractionURIs":[]}]"""),
            ("Spotify Account Data/Marquee.json", """[{"artistName":"The Amber Lanterns","segment":"Light listeners"}]"""),
        ],
    };

    private static string Userdata(ListenerScript script) =>
        $$"""{"username":"{{script.Id}}","email":"{{script.Id}}@listeners.example","country":"{{script.Country}}","createdFromFacebook":false}""";
}
