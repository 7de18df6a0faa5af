using System.Diagnostics;
using Npgsql;

namespace SpotifyInsights.Tests.Tools;

/// <summary>
/// A PostgreSQL server of this test process alone, on a free port of this machine, started by the first test that asks for it; it ends with the process, also with a killed one.
/// Where there is none, Debian's package is installed if that is allowed; else the calling test is skipped, but never where the environment variable CI is set.
/// </summary>
internal sealed class Postgres
{
    /// <summary>The password of every database; it must not be found in any message.</summary>
    public const string Password = "pass-of-tests";

    // It ends when nobody holds the other end of its input any more.
    private const string Script = """
        folder=$1; shift
        "$@" & pid=$!
        while read -r word; do
          kill -INT $pid; wait $pid
          "$@" & pid=$!
        done
        kill -QUIT $pid; wait $pid
        rm -rf "$folder"
        """;

    private static readonly Lazy<Task<Postgres>> Shared = new(StartAsync);

    private readonly Process process;
    private readonly int port;
    private int databases;

    private Postgres(Process process, int port) => (this.process, this.port) = (process, port);

    /// <summary>The server that all tests of this process share, each with databases of its own.</summary>
    public static async Task<Postgres> ServerAsync()
    {
        if (await FindToolsAsync() is null)
        {
            const string missing = "PostgreSQL is not installed (Debian: apt-get install postgresql); the tests of a shared job database need it.";
            Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), missing);
            Assert.Fail(missing);
        }

        return await Shared.Value;
    }

    /// <summary>A server of the caller's own, which may be restarted.</summary>
    public static async Task<Postgres> OwnServerAsync()
    {
        await ServerAsync();
        return await StartAsync();
    }

    /// <summary>Makes an empty database and says how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync(ConnectionString("postgres"), $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>Runs SQL, past everything that is to be tested.</summary>
    public static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends all connections and starts the server again; returns when it answers.</summary>
    public async Task RestartAsync()
    {
        await process.StandardInput.WriteLineAsync("restart");
        await process.StandardInput.FlushAsync();
        await ReadyAsync(process);
    }

    /// <summary>Ends the server; for one of the caller's own.</summary>
    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Password={Password};Database={database}";

    private static async Task<Postgres> StartAsync()
    {
        SuiteLogs.Learn(Password);
        var tools = (await FindToolsAsync())!;
        var folder = Directory.CreateTempSubdirectory("spotify-insights-postgres-").FullName;
        var passwords = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(passwords, Password);
        if (Environment.IsPrivilegedProcess)
        {
            await CommandLine.RunAsync("chown", ["-R", "postgres", folder], folder, CancellationToken.None);
        }

        var data = Path.Combine(folder, "data");
        string[] init = AsServer(Path.Combine(tools, "initdb"), "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=scram-sha-256", $"--pwfile={passwords}", "--no-sync");
        await CommandLine.RunAsync(init[0], init[1..], folder, CancellationToken.None);
        var free = Loopback.FreePort();
        string[] start =
        [
            Path.Combine(tools, "postgres"), "-D", data, "-c", "listen_addresses=127.0.0.1", "-c", $"port={free}", "-c", "unix_socket_directories=", "-c", "max_connections=300",
            "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "shared_buffers=32MB",
        ];
        string[] command = AsServer(["sh", "-c", Script, "postgres-of-tests", folder, .. start]);
        var started = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await ReadyAsync(started);
        return new Postgres(started, free);
    }

    private static async Task ReadyAsync(Process process)
    {
        var said = new List<string>();
        var ready = new TaskCompletionSource();
        process.ErrorDataReceived += Hear;
        if (said.Count == 0)
        {
            TryBegin(process);
        }

        await ready.Task.WaitAsync(Patience.Token());
        process.ErrorDataReceived -= Hear;

        void Hear(object sender, DataReceivedEventArgs line)
        {
            said.Add(line.Data ?? "");
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException($"PostgreSQL ended: {string.Join('\n', said)}"));
            }
            else if (line.Data.Contains("database system is ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        }
    }

    private static void TryBegin(Process process)
    {
        try
        {
            process.BeginErrorReadLine();
        }
        catch (InvalidOperationException)
        {
            // It is read already, since the first start.
        }
    }

    // The server refuses to run as root.
    private static string[] AsServer(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", .. command] : command;

    private static readonly Lazy<Task<string?>> Tools = new(InstallAsync);

    private static Task<string?> FindToolsAsync() => Tools.Value;

    private static async Task<string?> InstallAsync()
    {
        if (Folder() is null && Environment.IsPrivilegedProcess && CommandLine.Exists("apt-get"))
        {
            using var installing = Process.Start("apt-get", ["install", "-y", "-qq", "postgresql"]);
            await installing.WaitForExitAsync();
        }

        return Folder();
    }

    private static string? Folder()
    {
        const string versions = "/usr/lib/postgresql";
        return OperatingSystem.IsLinux() && Directory.Exists(versions)
            ? Directory.GetDirectories(versions).Select(version => Path.Combine(version, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
    }
}
