/** What is offered, year after year: programmes with their rules, and their editions with dates and places. */
@NullMarked
package nl.kring.programme;

import org.jspecify.annotations.NullMarked;
