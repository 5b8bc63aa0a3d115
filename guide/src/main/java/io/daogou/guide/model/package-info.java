/**
 * A language model beside the built-in words, where a shop has one: {@link io.daogou.guide.model.LanguageModel} asks any
 * endpoint that speaks the protocol of OpenAI, Ollama among them. It may read an utterance and word an answer, nothing
 * else: what it reads counts only as far as the lexicon knows it, and what it words only as far as
 * {@link io.daogou.guide.word.Grounding} lets it out. The one place that knows LangChain4j, which is optional.
 */
@NullMarked
package io.daogou.guide.model;

import org.jspecify.annotations.NullMarked;
