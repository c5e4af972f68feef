module.exports = function (config) {
  config.setQuietMode(true);
  config.addCollection("inOrder", (api) => api.getFilteredByTag("event").sort((a, b) => a.data.order - b.data.order));
  config.addFilter("of", (pages, key, id) =>
    pages.filter((page) => key === "actors" ? page.data.actors.some((pair) => pair[0] === id)
      : key === "periods" ? page.data.period === id : page.data[key].includes(id)));
  config.addFilter("inYear", (pages, year) => pages.filter((page) => page.data.year === year));
  config.addCollection("years", (api) => [...new Set(api.getFilteredByTag("event").map((page) => page.data.year))].sort());
  const cache = new WeakMap();
  config.addFilter("titleOf", (things, folder, id) => {
    let titles = cache.get(things);
    if (!titles) cache.set(things, titles = new Map(things.map(([kind, name, title]) => [`${kind}/${name}`, title])));
    return titles.get(`${folder}/${id}`);
  });
  config.addFilter("byPeriod", (pages) => {
    const groups = {};
    for (const page of pages) (groups[page.data.period] ??= []).push(page);
    return groups;
  });
  config.addFilter("at", (list, number) => list[number]);
  return { dir: { input: ".", output: "_site" }, htmlTemplateEngine: "njk", markdownTemplateEngine: false };
};
