using System.Net;
using NodaTime;

namespace SpotifyInsights.Tests.Simulator;

public sealed class WebApiTests : IDisposable
{
    private readonly SimulatedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("rubbish")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Get_NoUsableToken_Is401(string? token)
    {
        using var client = _world.WithToken(token);
        using var response = await client.GetAsync("/v1/me", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 401);
    }

    [Fact]
    public async Task Get_RefreshTokenAsAccessToken_Is401()
    {
        using var client = _world.WithToken(_world.Simulation.Tokens.SignIn("demo").RefreshToken);
        using var response = await client.GetAsync("/v1/me", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 401);
    }

    [Fact]
    public async Task Get_ListenerNotOnTheList_Is403()
    {
        using var client = _world.ClientOf("stranger");
        using var response = await client.GetAsync("/v1/me", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 403);
    }

    [Fact]
    public async Task Get_ScopeNotAgreedTo_Is403()
    {
        using var client = _world.ClientOf("demo", scope: "user-read-private");
        using var response = await client.GetAsync("/v1/me/top/tracks", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 403);
    }

    [Theory]
    [InlineData("/v1/artists?ids=a")]
    [InlineData("/v1/audio-features/6hX7q1csBxMdNVKsBGbCag")]
    [InlineData("/v1/recommendations")]
    [InlineData("/v1/tracks/0000000000000000000000")]
    public async Task Get_WhatIsNotThere_Is404InSpotifysShape(string address)
    {
        using var response = await _world.Demo.GetAsync(address, SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 404);
    }

    [Fact]
    public async Task Get_MalformedId_Is400()
    {
        using var response = await _world.Demo.GetAsync("/v1/albums/short", SimulatedWorld.Cancel);
        await SimulatedWorld.ErrorAsync(response, 400);
    }

    [Fact]
    public async Task Get_TrackArtistAndAlbum_TellOneStory()
    {
        var track = _world.Simulation.Catalogue.Tracks.First(track => track.Artists.Count > 1 && track.Number > 1);
        var single = await SimulatedWorld.JsonAsync(_world.Demo, $"/v1/tracks/{track.Id}");
        ((string?)single["name"]).ShouldBe(track.Name);
        single["artists"]!.AsArray().Select(artist => (string?)artist!["id"]).ShouldBe(track.Artists.Select(artist => artist.Id));

        var album = await SimulatedWorld.JsonAsync(_world.Demo, $"/v1/albums/{(string?)single["album"]!["id"]}");
        ((string?)album["tracks"]!["items"]![track.Number - 1]!["id"]).ShouldBe(track.Id);
        album["total_tracks"]!.GetValue<int>().ShouldBe(track.Album.Tracks.Count);

        var artist = await SimulatedWorld.JsonAsync(_world.Demo, $"/v1/artists/{track.Artists[1].Id}");
        ((string?)artist["name"]).ShouldBe(track.Artists[1].Name);
    }

    [Fact]
    public async Task CurrentlyPlaying_InTheMiddleOfAPlay_NamesItAndItsProgress()
    {
        var play = _world.Life().PlaysBetween(_world.Simulation.Now - Duration.FromDays(2), _world.Simulation.Now).First(play => play is { PausedMs: 0, IsListed: true });
        _world.Clock.Now = (play.StartedAt + Duration.FromSeconds(12)).ToDateTimeOffset();
        using var client = _world.ClientOf("demo");

        var playing = await SimulatedWorld.JsonAsync(client, "/v1/me/player/currently-playing");
        ((string?)playing["item"]!["id"]).ShouldBe(play.Track.Id);
        playing["progress_ms"]!.GetValue<int>().ShouldBe(12_000);
        playing["is_playing"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task CurrentlyPlaying_InAPause_StandsStill()
    {
        var play = _world.Life().PlaysBetween(_world.Simulation.Now - Duration.FromDays(30), _world.Simulation.Now).First(play => play.PausedMs > 0);
        _world.Clock.Now = (play.StartedAt + Duration.FromMilliseconds((play.HeardMs / 2) + (play.PausedMs / 2))).ToDateTimeOffset();
        using var client = _world.ClientOf("demo");

        var playing = await SimulatedWorld.JsonAsync(client, "/v1/me/player/currently-playing");
        playing["is_playing"]!.GetValue<bool>().ShouldBeFalse();
        playing["progress_ms"]!.GetValue<int>().ShouldBe(play.HeardMs / 2);
    }

    [Fact]
    public async Task CurrentlyPlaying_InSilence_Is204()
    {
        _world.Clock.Now = new DateTimeOffset(2026, 3, 18, 4, 0, 0, TimeSpan.Zero);
        using var client = _world.ClientOf("demo");
        using var response = await client.GetAsync("/v1/me/player/currently-playing", SimulatedWorld.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
