using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Simulator;
using SpotifyInsights.Tests.Storage.Objects.S3;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>Two processes of the program over one bucket and one PostgreSQL, and a simulated Spotify with listeners enough for all tests.</summary>
public sealed class TwoNodes(R2Servers servers) : IAsyncLifetime
{
    public const string RedirectUri = "https://charts.example/back";

    private R2Bucket? bucket;
    private SocketHost? spotify;
    private KillSwitch? armed;

    /// <summary>Where jobs are kept.</summary>
    public string Database { get; private set; } = "";

    internal Node A { get; private set; } = null!;

    internal Node B { get; private set; } = null!;

    internal SocketHost Spotify => spotify!;

    internal R2Bucket Bucket => bucket!;

    private static IEnumerable<string> Names => Enumerable.Range(0, 10).Select(number => $"listener{number}");

    public async ValueTask InitializeAsync()
    {
        Database = await (await Postgres.ServerAsync()).CreateDatabaseAsync();
        bucket = (await servers.HttpAsync()).TakeBucket();
        spotify = await SocketHost.StartAsync(TimeProvider.System, listeners: [.. Names.Select(Script)]);
        A = await CreateAsync();
        B = await CreateAsync();
        await Task.WhenAll(A.Program.StartAsync(), B.Program.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in new[] { A, B }.OfType<Node>())
        {
            await node.DisposeAsync();
        }

        if (spotify is not null)
        {
            await spotify.DisposeAsync();
        }

        if (bucket is not null)
        {
            await bucket.DisposeAsync();
        }
    }

    /// <summary>The other one.</summary>
    internal Node Beside(Node node) => node == A ? B : A;

    /// <summary>A listener who has signed in, whose first snapshot is taken, and who has a token for both nodes.</summary>
    internal async Task<ListenerOnNodes> SignInAsync(string id)
    {
        var listener = new ListenerOnNodes(id, A, B);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener.At(A), handler, id);
        await SignIn.TakeTokenAsync(listener.At(A));
        listener.UseTokenOf(A);
        await UntilNoJobAsync();
        return listener;
    }

    /// <summary>From now on every request about the listener is shown to the switch, whichever node makes it.</summary>
    internal void Arm(KillSwitch? kill) => armed = kill;

    /// <summary>Waits until no job is queued or running.</summary>
    internal async Task UntilNoJobAsync()
    {
        var limit = Patience.Token();
        while ((long)(await Postgres.ExecuteAsync(Database, "SELECT COUNT(*) FROM jobs WHERE state IN ('Queued', 'Running')"))! > 0)
        {
            await Patience.PauseAsync(limit);
        }
    }

    // Signs of life each second, so that a death is noticed within three; the defaults are thirty.
    private Task<Node> CreateAsync() => Node.CreateAsync(
        Bucket.Options.ServiceUrl,
        (node, call) => armed?.SeeAsync(node, call) ?? Task.CompletedTask,
        [
            .. ProgramProcess.With(Spotify.Address),
            "--Storage:Provider=s3",
            $"--Storage:S3:Bucket={Bucket.Options.Bucket}",
            $"--Storage:S3:AccessKeyId={Bucket.Options.AccessKeyId}",
            $"--Storage:S3:SecretAccessKey={Bucket.Options.SecretAccessKey}",
            "--Jobs:Provider=postgres",
            $"--Jobs:ConnectionString={Database}",
            "--Jobs:CheckIn=00:00:01",
            "--Jobs:SilentFor=00:00:02",
            "--Jobs:NewsEvery=00:00:00.5",
            "--Collection:Mode=Smart",
            "--OAuth:Clients:0:Id=charts",
            "--OAuth:Clients:0:Name=Charts",
            $"--OAuth:Clients:0:RedirectUris:0={RedirectUri}",
            .. Names.Select((name, place) => $"--Auth:AllowedSpotifyIds:{place}={name}"),
        ]);

    private static ListenerScript Script(string name) => new()
    {
        Id = name,
        DisplayName = name,
        TimeZone = "Europe/Berlin",
        Rhythm = Rhythm.AllDay,
        FavouriteGenres = ["pop", "jazz"],
    };
}
