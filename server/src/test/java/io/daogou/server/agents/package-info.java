/** Tests of single parts; what agents meet as a whole is tested from outside, in the package above. */
@NullMarked
package io.daogou.server.agents;

import org.jspecify.annotations.NullMarked;
