// For the type checker: the types of the vendored file are those of its package.
export { default } from "minisearch";
