using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  \t ", "")]
    [InlineData("  The   Song\u00A0", "the song")]
    [InlineData("Beyonc\u00E9", "beyonce")]
    [InlineData("Beyonce\u0301", "beyonce")]                   // the same letter in two pieces
    [InlineData("SIGUR R\u00D3S", "sigur ros")]
    [InlineData("\u00D8yvind Stra\u00DFe \u00C6on \u0141\u00F3d\u017A", "oyvind strasse aeon lodz")]
    [InlineData("\u0130stanbul \u0131", "istanbul i")]
    [InlineData("\uFF21\uFF22\uFF23\u3000\uFF11", "abc 1")]    // wide letters, wide blank
    [InlineData("\uFB01re", "fire")]
    [InlineData("Don\u2019t \u201CStop\u201D \u2013 Now\u2026", "don't \"stop\" - now...")]
    [InlineData("\u6771\u4EAC \u041C\u043E\u0441\u043A\u0432\u0430", "\u6771\u4EAC \u043C\u043E\u0441\u043A\u0432\u0430")]
    [InlineData("\uD83C\uDFB5", "\uD83C\uDFB5")]
    public void Of_AnySpelling_IsThePlainOne(string? text, string folded) => FoldedText.Of(text).ShouldBe(folded);

    [Theory]
    [InlineData("Song (feat. Bob)", "song")]
    [InlineData("Song [ft. Bob & Cy]", "song")]
    [InlineData("Song (featuring Bob) - Radio Edit", "song - radio edit")]
    [InlineData("Song feat. Bob", "song")]
    [InlineData("Song - feat. Bob - Live", "song - live")]
    [InlineData("Song - 2011 Remaster", "song")]
    [InlineData("Song - Remastered 2011", "song")]
    [InlineData("Song - Remastered Version", "song")]
    [InlineData("Song (2009 Digital Remaster)", "song")]
    [InlineData("Song [Remastered]", "song")]
    [InlineData("Song (feat. Bob) - 2011 Remaster", "song")]
    [InlineData("Song - Live - 2011 Remaster", "song - live")]
    [InlineData("Song - Live", "song - live")]                 // another recording
    [InlineData("Song (Bob Remix)", "song (bob remix)")]
    [InlineData("Song (with Bob)", "song (with bob)")]         // may be the title itself
    [InlineData("Remastered", "remastered")]
    [InlineData("(feat. Bob)", "(feat. bob)")]
    [InlineData("Defeat the Feat", "defeat the feat")]
    [InlineData("My Feat Hurt", "my feat hurt")]
    [InlineData("The Remaster Song", "the remaster song")]
    public void OfTitle_WhatServicesDisagreeAbout_IsLeftOut(string title, string folded) => FoldedText.OfTitle(title).ShouldBe(folded);

    [Theory]
    [InlineData("Ann feat. Bob", "ann")]
    [InlineData("Ann (ft. Bob)", "ann")]
    [InlineData("Ann & Bob", "ann & bob")]
    [InlineData("Ann - 2011 Remaster", "ann - 2011 remaster")]
    [InlineData("Little Feat", "little feat")]
    public void OfArtist_WhoIsFeatured_IsLeftOut(string name, string folded) => FoldedText.OfArtist(name).ShouldBe(folded);

    [Fact]
    public void OfTitle_MadeToTakeLong_DoesNot() => FoldedText.OfTitle(string.Concat(Enumerable.Repeat(" feat. (feat. - ", 2_000))).ShouldNotBeNull();

    [Fact]
    public void NamesOfOneTrack_InTwoSources_AreOneKey() =>
        TrackKey.OfNames("D\u00E9j\u00E0 Vu (feat. JAY-Z) - Remastered 2011", "Beyonc\u00E9").ShouldBe(TrackKey.OfNames("Deja vu", "BEYONCE feat. Jay-Z"));
}
