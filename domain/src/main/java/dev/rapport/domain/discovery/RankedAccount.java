package dev.rapport.domain.discovery;

/** @param rank from 1, counted over all pages */
public record RankedAccount(int rank, AccountAssessment assessment) {}
