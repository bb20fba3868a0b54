export { exactSum, exactWideSum } from "../store/exact.js";
