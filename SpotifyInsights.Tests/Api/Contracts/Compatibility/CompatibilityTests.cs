using System.Diagnostics;
using System.Text.Json;
using SpotifyInsights.Tests.Tools;
using YamlDotNet.Serialization;

namespace SpotifyInsights.Tests.Api.Contracts.Compatibility;

/// <summary>A change that breaks programs of others is announced: a line of CHANGELOG.md that begins with `- Breaking:` names the operation.</summary>
public sealed class CompatibilityTests
{
    private const string ContractFile = "openapi.yaml";
    private const string Announcement = "- Breaking:";

    [Fact]
    public void WhatBreaksPrograms_IsAnnounced()
    {
        var now = File.ReadAllText(Path.Combine(Repository.Root, ContractFile));
        var before = Committed(now);
        Assert.SkipWhen(before is null, $"There is no earlier {ContractFile} in this clone.");
        var announced = File.ReadAllLines(Path.Combine(Repository.Root, "CHANGELOG.md")).Where(line => line.StartsWith(Announcement, StringComparison.Ordinal)).ToList();

        new ContractComparison(Read(before!), Read(now)).Breaks()
            .Where(change => !announced.Any(line => line.Contains($"`{change[..change.IndexOf(':', StringComparison.Ordinal)]}`", StringComparison.Ordinal)))
            .ShouldBeEmpty($"Programs that were written for the last committed contract break. A line of CHANGELOG.md that begins with `{Announcement}` has to name these operations.");
    }

    // The last that differs: while something is changed that of the last commit, afterwards the one before.
    private static string? Committed(string now) =>
        Git("log --first-parent -n 2 --format=%H -- " + ContractFile).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(commit => Git($"show {commit}:{ContractFile}")).FirstOrDefault(text => text != now);

    private static string Git(string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository.Root, UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, $"git {arguments}");
        return said;
    }

    private static JsonElement Read(string yaml)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return JsonDocument.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(document)).RootElement;
    }
}
