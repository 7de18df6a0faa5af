using System.Net.Mime;
using Microsoft.AspNetCore.Http.Metadata;

namespace SpotifyInsights.Api.Endpoints;

/// <summary>What can be read can be asked for its headers alone (RFC 9110 section 9.1).</summary>
public static class Heads
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Routes for GET take HEAD as well; not streams of events, which have no end to be told about.</summary>
    public static TRoutes AnswerHead<TRoutes>(this TRoutes routes)
        where TRoutes : IEndpointConventionBuilder
    {
        routes.Add(endpoint =>
        {
            var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault();
            if (methods is { HttpMethods: ["GET"] } && !endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(IsStream))
            {
                endpoint.Metadata.Remove(methods);
                endpoint.Metadata.Add(new HttpMethodMetadata(Reading));
            }
        });
        return routes;
    }

    private static bool IsStream(IProducesResponseTypeMetadata answer) => answer.ContentTypes.Contains(MediaTypeNames.Text.EventStream);
}
