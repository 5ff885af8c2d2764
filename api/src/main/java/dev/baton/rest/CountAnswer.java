package dev.baton.rest;

/**
 * How many things were changed.
 *
 * @param changed how many
 */
public record CountAnswer(int changed) {}
