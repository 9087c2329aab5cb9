namespace Spit.EndToEnd.Tests.Calls;

/// <summary>
/// Tests that leave nothing behind that another would notice share a site, which takes seconds to start.
/// </summary>
[CollectionDefinition(nameof(OneSite))]
public sealed class OneSite : ICollectionFixture<SmallSite>;
