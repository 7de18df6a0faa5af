using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>Puts the groups of operations in the order in which somebody new needs them. Groups that are not named here follow.</summary>
public sealed class TagsFilter : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Groups =
    [
        ("Sign-in", "With Spotify in a browser; programs get a token from there."),
        ("Metrics", "What the listening says, each answer with how well it is known."),
        ("Insights", "The findings of all metrics in words."),
        ("Audio profile", "What the music sounds like and is good for, as far as reference data tell."),
        ("Library", "What was heard: plays, rankings and pages, and taking all of it along."),
        ("Snapshots", "What Spotify said on a day: taking snapshots, and what they hold."),
        ("Imports", "Data exports of Spotify and of scrobbling services: handing them in, what became of every row, taking them back."),
        ("Jobs", "What runs in the background, and how far it is."),
        ("Me", "The signed-in listener: settings, what is held, erasure."),
        ("Reference data", "What is known of tracks beside what Spotify says; the same for all listeners."),
        ("API keys", "Keys for programs of your own: with scopes, an end, and when they were last used."),
        ("Webhooks", "Messages to addresses of yours when a job has ended, plays may have been missed, or Spotify wants a sign-in; `docs/webhooks.md` says how to verify them."),
        ("Share links", "Keys for others that show some endpoints, for some days, to be read alone."),
        ("Operator", "For the owner of the instance."),
        ("Health", "For whoever keeps the instance running."),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(swaggerDoc);
        var named = Groups.Select(group => new OpenApiTag { Name = group.Name, Description = group.Description });
        var others = (swaggerDoc.Tags ?? new HashSet<OpenApiTag>()).Where(tag => Groups.All(group => group.Name != tag.Name));
        swaggerDoc.Tags = new HashSet<OpenApiTag>([.. named, .. others]);
    }
}
