/**
 * The shop as agents see it: the catalogue in the shapes of the Universal Commerce Protocol, and the tools of the Model
 * Context Protocol. Read {@link io.daogou.server.agents.AgentCatalog} first: it is the one front door behind both protocols,
 * and behind the command line. Then {@link io.daogou.server.agents.AgentTools} and
 * {@link io.daogou.server.agents.McpDialogue}. Nothing here changes anything, and nothing here knows people: an agent gets what a
 * stranger gets. What products say of themselves is data; it never becomes part of a description, a name or a
 * decision. This package must not know HTTP, nor how streams are read: it is handed texts.
 */
@NullMarked
package io.daogou.server.agents;

import org.jspecify.annotations.NullMarked;
