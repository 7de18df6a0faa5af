using System.Text.Json.Serialization;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>The schema of jobs' results has the members of every kind of job.</summary>
public sealed class JobResultTests
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_HasAResultInTheContract(string kind) => JobResultFilter.Records.ShouldContain(record => record.Kinds == $"`{kind}`");

    [Fact]
    public void MembersOfTheSameName_AreOfTheSameType()
    {
        var differing = JobResultFilter.Records
            .SelectMany(record => record.Record.GetProperties())
            .GroupBy(property => property.Name)
            .Where(members => members.Select(member => member.PropertyType).Distinct().Skip(1).Any());

        differing.Select(members => members.Key).ShouldBeEmpty();
    }

    public static TheoryData<string> Kinds() =>
        [.. typeof(JobKind).GetFields().Select(field => field.GetCustomAttributes(typeof(JsonStringEnumMemberNameAttribute), inherit: false).OfType<JsonStringEnumMemberNameAttribute>().SingleOrDefault()?.Name).OfType<string>()];
}
