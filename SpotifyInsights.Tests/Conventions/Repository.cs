using System.Reflection;

namespace SpotifyInsights.Tests.Conventions;

/// <summary>The sources these tests were built from, and the assemblies they became.</summary>
public static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", ".git", ".vs", ".idea", ".tools", "artifacts", "data", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];
    private static readonly string[] TextEndings = [".cs", ".csproj", ".props", ".sln", ".md", ".json", ".yaml", ".yml", ".mjs", ".js", ".html", ".css", ".py", ".sql", ".sh"];

    public static IReadOnlyList<string> ProductProjects { get; } =
        ["SpotifyInsights.Domain", "SpotifyInsights.Parquet", "SpotifyInsights.Storage", "SpotifyInsights.Simulator", "SpotifyInsights.Api"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> TextFiles { get; } = [.. Below(new DirectoryInfo(Root)).Order(StringComparer.Ordinal).Select(Read)];

    public static IEnumerable<SourceFile> ProductSources => TextFiles.Where(f => IsSource(f) && ProductProjects.Any(p => f.Path.StartsWith(p + "/", StringComparison.Ordinal)));

    public static IEnumerable<SourceFile> TestSources => TextFiles.Where(f => IsSource(f) && f.Path.StartsWith("SpotifyInsights.Tests/", StringComparison.Ordinal));

    /// <summary>The types that people wrote: none that a compiler or generator made.</summary>
    public static IEnumerable<Type> ProductTypes => ProductProjects.SelectMany(p => Assembly.Load(p).GetTypes()).Where(IsWritten);

    public static bool IsWritten(Type type) =>
        type.FullName is not "Program"
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && type.CustomAttributes.All(a => a.AttributeType.Name is not ("CompilerGeneratedAttribute" or "GeneratedCodeAttribute" or "EmbeddedAttribute"))
        && (type.DeclaringType is null || IsWritten(type.DeclaringType))
        && type.Namespace?.StartsWith("SpotifyInsights", StringComparison.Ordinal) is true;

    private static bool IsSource(SourceFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);

    private static IEnumerable<string> Below(DirectoryInfo folder)
    {
        var files = folder.EnumerateFiles().Where(f => TextEndings.Contains(f.Extension) || folder.Name == ".ci").Select(f => f.FullName);
        return folder.EnumerateDirectories().Where(d => !Generated.Contains(d.Name)).SelectMany(Below).Concat(files);
    }

    private static SourceFile Read(string path) => new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SpotifyInsights.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie below their repository.");
        }

        return folder.FullName;
    }
}
