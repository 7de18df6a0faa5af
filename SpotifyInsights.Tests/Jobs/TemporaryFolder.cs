using Microsoft.Data.Sqlite;

namespace SpotifyInsights.Tests.Jobs;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly bool isOurs;

    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("spotifyinsights-jobs-").FullName;
        isOurs = true;
    }

    /// <summary>A folder that another process made and deletes.</summary>
    public TemporaryFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Settings of every host that works in this folder; none: its job database lies there.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>A file in this folder; the folders above it are made.</summary>
    public string File(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        return file;
    }

    /// <summary>Runs SQL on the job database in this folder, past everything that is to be tested.</summary>
    public void Execute(string sql)
    {
        using var database = new SqliteConnection($"Data Source={File(".state/jobs.db")};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (isOurs)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
